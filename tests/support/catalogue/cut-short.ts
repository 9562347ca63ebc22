import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'

const TableName = 'zhixing'
const toKey = (courseId: string, sk: string) => ({ pk: `COURSE#${courseId}`, sk })

/** What is stored as the current publication; undefined before the first. */
export const readCurrent = async (courseId: string) =>
  (await documentClient.send(new GetCommand({ TableName, Key: toKey(courseId, 'CURRENT') }))).Item

/** The catalogue as it was before a step: the step was stored, and then the process stopped. */
export async function cutShortAfterStep(courseId: string, before: Record<string, unknown> | undefined) {
  const Key = toKey(courseId, 'CURRENT')
  const places = (await readCurrent(courseId))?.places ?? []
  for (const { shelf, sort } of places)
    await documentClient.send(new DeleteCommand({ TableName, Key: { pk: `CARDS#${shelf}`, sk: sort } }))
  if (before) await documentClient.send(new PutCommand({ TableName, Item: before }))
  else await documentClient.send(new DeleteCommand({ TableName, Key }))
  const UpdateExpression = 'REMOVE cataloguedRevision'
  await documentClient.send(new UpdateCommand({ TableName, Key: toKey(courseId, 'DRAFT'), UpdateExpression }))
}

/** Replaces an attribute of the stored draft. */
export const setDraft = (courseId: string, name: 'state' | 'facts', value: string) =>
  documentClient.send(
    new UpdateCommand({
      TableName,
      Key: toKey(courseId, 'DRAFT'),
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  )
