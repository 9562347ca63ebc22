import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Refusal } from '@zhixing/shared/problem'
import type { Step } from '@zhixing/shared/progress/rules'
import { recordOf, type StudySession } from '@zhixing/shared/progress/session'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { environment } from '../environment'
import { acceptConditionFailed, documentClient } from '../table'
import { LessonProgressEntity, StudySessionEntity, sessionKey } from './entity'

type Change = (session: StudySession) => Step

/** Two devices of one learner may cross now and then; more crossings than this in one request are not people. */
const ATTEMPTS_MAX = 5

/**
 * One write and no read: the condition proves that what the learner carried is the newest. After a refusal the newest is read, and `resume`
 * says what the beat still adds to it; a repeat adds nothing and is answered with the present state.
 */
export async function save(carried: StudySession, beat: Change, resume: Change): Promise<Step> {
  let session = carried
  let step = beat(carried)
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (step.next === session || (await advanced(session, step.next))) return step
    session = await newest(carried)
    step = resume(session)
  }
  throw new Refusal('service/unavailable')
}

const advanced = (session: StudySession, next: StudySession) => succeeds(documentClient.send(beatOf(session, next)))

const changing = ['revision', 'watched', 'creditedTenths', 'creditedThrough', 'dayOn', 'dayTenths', 'studiedAt', 'trace'] as const
const expressionsOf = (attributes: readonly string[]) => ({
  UpdateExpression: `SET ${attributes.map((name) => `#${name} = :${name}`).join(', ')}`,
  ConditionExpression: '#revision = :carried',
  ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
})
const open = expressionsOf(changing)
const completed = expressionsOf([...changing, 'completedAt'])
const places = changing.map((name) => [name, `:${name}`] as const)

/** P3, by hand: every minute of every learner is one of these, so its expressions are built once. Lists are replaced whole. */
export function beatOf({ learnerId, revision }: StudySession, next: StudySession): UpdateCommand {
  const values: Record<string, unknown> = { ':carried': revision }
  for (const [name, place] of places) values[place] = next[name]
  if (next.completedAt) values[':completedAt'] = next.completedAt
  const expressions = next.completedAt ? completed : open
  return new UpdateCommand({
    TableName: environment.tableName,
    Key: sessionKey(learnerId),
    ...expressions,
    ExpressionAttributeValues: values,
  })
}

async function newest(carried: StudySession): Promise<StudySession> {
  const session = await findSession(carried.learnerId)
  if (!session) throw new Refusal('progress/session-expired')
  if (session.sessionId !== carried.sessionId) throw new Refusal('progress/session-replaced')
  return session
}

export async function findSession(learnerId: string): Promise<StudySession | undefined> {
  const { Item } = await StudySessionEntity.build(GetItemCommand).key({ learnerId }).options({ consistent: true }).send()
  return Item
}

/** True if `next` has taken the place of `previous`; false if another launch or beat came first. */
export async function replaced(previous: StudySession | undefined, next: StudySession): Promise<boolean> {
  const condition = previous ? { attr: 'revision' as const, eq: previous.revision } : { attr: 'revision' as const, exists: false as const }
  return succeeds(StudySessionEntity.build(PutItemCommand).item(next).options({ condition }).send())
}

/** Replaces what earlier sessions of the lesson left, never adds to it: late or twice, it does no harm. */
export async function fold(session: StudySession): Promise<void> {
  const record = recordOf(session)
  const put = LessonProgressEntity.build(PutItemCommand)
    .item({ learnerId: session.learnerId, ...record })
    .options({
      condition: {
        or: [
          { attr: 'foldedRevision', exists: false },
          { attr: 'foldedRevision', lt: record.foldedRevision },
        ],
      },
    })
  await succeeds(put.send())
}

async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    acceptConditionFailed(error)
    return false
  }
}
