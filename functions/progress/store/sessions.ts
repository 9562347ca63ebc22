import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Refusal } from '@zhixing/shared/problem'
import type { Step } from '@zhixing/shared/progress/rules'
import { recordOf, type StudySession } from '@zhixing/shared/progress/session'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { acceptConditionFailed, documentClient } from '../../core/dynamodb/table'
import { environment } from '../../core/environment'
import { LessonProgressEntity, sessionItem, sessionKey, sessionOf } from '../../study-records/api'

type Change<S extends { next: StudySession }> = (session: StudySession) => S | Promise<S>

/** Two devices of one learner may cross now and then; more crossings than this in one request are not people. */
const ATTEMPTS_MAX = 5

/**
 * One write and no read: the condition proves that what the learner carried is the newest. After a refusal the newest is read, and `resume`
 * says what the beat still adds to it; a repeat adds nothing and is answered with the present state.
 */
export const save = (carried: StudySession, beat: Change<Step>, resume: Change<Step>): Promise<Step> =>
  change(carried, beat, resume)

/** Likewise for anything that becomes of a session; without a `first`, what is carried is known to be too old. */
export async function change<S extends { next: StudySession }>(
  carried: StudySession,
  first: Change<S> | undefined,
  later: Change<S>,
): Promise<S> {
  let session = carried
  let step = await first?.(carried)
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (step && (step.next === session || (await replaced(session, step.next)))) return step
    session = await newest(carried)
    step = await later(session)
  }
  throw new Refusal('service/unavailable')
}

/** P2, P3 and P5, by hand: every minute of every learner is one of these. Writes `next` in the place of `previous`, or of nothing. */
export const putOf = (previous: StudySession | undefined, next: StudySession): PutCommand =>
  new PutCommand({
    TableName: environment.tableName,
    Item: sessionItem(next),
    ...(previous
      ? {
          ConditionExpression: 'revision = :revision',
          ExpressionAttributeValues: { ':revision': previous.revision },
        }
      : { ConditionExpression: 'attribute_not_exists(revision)' }),
  })

async function newest(carried: StudySession): Promise<StudySession> {
  const session = await findSession(carried.learnerId)
  if (!session) throw new Refusal('progress/session-expired')
  if (session.sessionId !== carried.sessionId) throw new Refusal('progress/session-replaced')
  return session
}

export async function findSession(learnerId: string): Promise<StudySession | undefined> {
  const get = new GetCommand({
    TableName: environment.tableName,
    Key: sessionKey(learnerId),
    ConsistentRead: true,
  })
  const { Item } = await documentClient.send(get)
  return Item && sessionOf(learnerId, Item)
}

/** True if `next` has taken the place of `previous`; false if another launch or beat came first. */
export const replaced = (previous: StudySession | undefined, next: StudySession): Promise<boolean> =>
  succeeds(documentClient.send(putOf(previous, next)))

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
