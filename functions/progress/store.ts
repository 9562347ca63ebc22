import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Refusal } from '@zhixing/shared/problem'
import type { Step } from '@zhixing/shared/progress/rules'
import { recordOf, type StudySession } from '@zhixing/shared/progress/session'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { environment } from '../environment'
import { acceptConditionFailed, documentClient } from '../table'
import { LessonProgressEntity, StudySessionEntity, sessionKey } from './entity'

type Change<S extends { next: StudySession }> = (session: StudySession) => S | Promise<S>

/** Two devices of one learner may cross now and then; more crossings than this in one request are not people. */
const ATTEMPTS_MAX = 5

/**
 * One write and no read: the condition proves that what the learner carried is the newest. After a refusal the newest is read, and `resume`
 * says what the beat still adds to it; a repeat adds nothing and is answered with the present state.
 */
export const save = (carried: StudySession, beat: Change<Step>, resume: Change<Step>): Promise<Step> => change(carried, beat, resume)

/** Likewise for anything that becomes of a session; without a `first`, what is carried is known to be too old. */
export async function change<S extends { next: StudySession }>(
  carried: StudySession,
  first: Change<S> | undefined,
  later: Change<S>,
): Promise<S> {
  let session = carried
  let step = await first?.(carried)
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (step && (step.next === session || (await advanced(session, step.next)))) return step
    session = await newest(carried)
    step = await later(session)
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
const expressions = new Map<string, ReturnType<typeof expressionsOf>>()
/** Four at most: with or without an end, with or without presence checks. */
function expressionsFor(more: readonly string[]) {
  const key = more.join()
  const known = expressions.get(key) ?? expressionsOf([...changing, ...more])
  expressions.set(key, known)
  return known
}
const places = changing.map((name) => [name, `:${name}`] as const)

/** P3, by hand: every minute of every learner is one of these, so its expressions are built once. Lists are replaced whole. */
export function beatOf({ learnerId, revision }: StudySession, next: StudySession): UpdateCommand {
  const values: Record<string, unknown> = { ':carried': revision }
  for (const [name, place] of places) values[place] = next[name]
  const more = (['completedAt', 'presence'] as const).filter((name) => next[name] !== undefined)
  for (const name of more) values[`:${name}`] = next[name]
  return new UpdateCommand({
    TableName: environment.tableName,
    Key: sessionKey(learnerId),
    ...expressionsFor(more),
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
