import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'

type Fields = Record<string, unknown>
type Attributes = Record<string, AttributeValue>

const options = { removeUndefinedValues: true }
const inward = (value: unknown): unknown => marshall(value as Fields, options)
const outward = (value: unknown): unknown => unmarshall(value as Attributes)

const within = (value: unknown, translate: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value as Fields).map(([name, each]) => [name, translate(each)]))

const requests = (translate: (value: unknown) => unknown) => (perTable: unknown) =>
  within(perTable, (list) => (list as Record<string, Fields>[]).map((request) => within(request, (body) => within(body, translate))))
const keys = (translate: (value: unknown) => unknown) => (perTable: unknown) =>
  within(perTable, (asked) => ({ ...(asked as Fields), Keys: ((asked as { Keys: unknown[] }).Keys ?? []).map(translate) }))
const isPerKey = (perTable: unknown) => Object.values(perTable as Fields).some((asked) => !Array.isArray(asked))
const either = (translate: (value: unknown) => unknown) => (perTable: unknown) =>
  (isPerKey(perTable) ? keys : requests)(translate)(perTable)

/** The fields of commands that hold attributes, and those of answers; all others travel as they are. */
const sent: Record<string, (value: unknown) => unknown> = {
  Key: inward,
  Item: inward,
  ExpressionAttributeValues: inward,
  ExclusiveStartKey: inward,
  RequestItems: either(inward),
}
const received: Record<string, (value: unknown) => unknown> = {
  Item: outward,
  Attributes: outward,
  LastEvaluatedKey: outward,
  Items: (list) => (list as Attributes[]).map(outward),
  Responses: (perTable) => within(perTable, (list) => (list as Attributes[]).map(outward)),
  UnprocessedItems: requests(outward),
  UnprocessedKeys: keys(outward),
}

function translated(fields: object, how: Record<string, (value: unknown) => unknown>): object {
  const result: Fields = {}
  for (const [name, value] of Object.entries(fields)) {
    const translate = how[name]
    if (value !== undefined) result[name] = translate ? translate(value) : value
  }
  return result
}

/** A command as programs write it, in the types of the wire: `{ S: 'text' }`, `{ N: '1' }`; what is undefined stays away. */
export const marshalled = (input: object) => translated(input, sent)
/** An answer of the wire as programs read it. */
export const unmarshalled = (reply: object) => translated(reply, received)
