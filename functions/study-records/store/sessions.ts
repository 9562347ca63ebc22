import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { conditionHeld } from '../../core/dynamodb/conditional-write'
import { documentClient } from '../../core/dynamodb/table'
import { environment } from '../../core/environment'
import { sessionKey } from './entity'
import { parseSessionItem, toSessionItem } from './session-codec'

/** Pattern P1. Read consistently: a launch must take over from the session that is stored now. */
export async function findSession(learnerId: string): Promise<StudySession | undefined> {
  const get = new GetCommand({
    TableName: environment.tableName,
    Key: sessionKey(learnerId),
    ConsistentRead: true,
  })
  const { Item } = await documentClient.send(get)
  return Item && parseSessionItem(learnerId, Item)
}

/** Patterns P2, P3 and P5. Returns whether `next` has replaced `previous`; false if another write was first. */
export const putSession = (previous: StudySession | undefined, next: StudySession): Promise<boolean> =>
  conditionHeld(documentClient.send(buildSessionPut(previous, next)))

/** Built by hand, because an entity costs more time: every learner causes one such write a minute. */
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
