import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Refusal } from '@zhixing/shared/problem'
import type { BeatResult } from '@zhixing/shared/progress/rules'
import { type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { acceptConditionFailed, documentClient } from '../../core/dynamodb/table'
import { environment } from '../../core/environment'
import { LessonProgressEntity, parseSessionItem, sessionKey, toSessionItem } from '../../study-records/api'

type Change<S extends { next: StudySession }> = (session: StudySession) => S | Promise<S>

/** Two devices of one learner may cross now and then; more crossings than this in one request are not people. */
const ATTEMPTS_MAX = 5

/**
 * One write and no read: the condition proves that what the learner carried is the newest. After a refusal the newest is read, and `resume`
 * says what the beat still adds to it; a repeat adds nothing and is answered with the present state.
 */
export const saveBeat = (
  carried: StudySession,
  beat: Change<BeatResult>,
  resume: Change<BeatResult>,
): Promise<BeatResult> => updateSession(carried, beat, resume)

/** Likewise for anything that becomes of a session; without a `first`, what is carried is known to be too old. */
export async function updateSession<S extends { next: StudySession }>(
  carried: StudySession,
  first: Change<S> | undefined,
  later: Change<S>,
): Promise<S> {
  let session = carried
  let step = await first?.(carried)
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (step && (step.next === session || (await putSession(session, step.next)))) return step
    session = await getNewestSession(carried)
    step = await later(session)
  }
  throw new Refusal('service/unavailable')
}

/** P2, P3 and P5, by hand: every minute of every learner is one of these. Writes `next` in the place of `previous`, or of nothing. */
export const buildSessionPut = (previous: StudySession | undefined, next: StudySession): PutCommand =>
  new PutCommand({
    TableName: environment.tableName,
    Item: toSessionItem(next),
    ...(previous
      ? {
          ConditionExpression: 'revision = :revision',
          ExpressionAttributeValues: { ':revision': previous.revision },
        }
      : { ConditionExpression: 'attribute_not_exists(revision)' }),
  })

async function getNewestSession(carried: StudySession): Promise<StudySession> {
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
  return Item && parseSessionItem(learnerId, Item)
}

/** True if `next` has taken the place of `previous`; false if another launch or beat came first. */
export const putSession = (previous: StudySession | undefined, next: StudySession): Promise<boolean> =>
  succeeds(documentClient.send(buildSessionPut(previous, next)))

/** Replaces what earlier sessions of the lesson left, never adds to it: late or twice, it does no harm. */
export async function foldSession(session: StudySession): Promise<void> {
  const record = toLessonRecord(session)
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
