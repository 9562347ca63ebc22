import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { convertToAttr, unmarshall } from '@aws-sdk/util-dynamodb'

type Fields = Record<string, unknown>
type Attributes = Record<string, AttributeValue>

const options = { removeUndefinedValues: true }
const outward = (value: unknown): unknown => unmarshall(value as Attributes)

/** What nearly every attribute is, first: the SDK asks each value eight questions before it takes it for a text. All else is left to the SDK. */
function attributeOf(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { N: `${value}` }
  if (Array.isArray(value))
    return { L: value.filter((each) => each !== undefined && typeof each !== 'function').map(attributeOf) }
  if (isPlain(value)) return { M: inward(value) }
  return convertToAttr(value, options)
}

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function inward(fields: unknown): Attributes {
  const attributes: Attributes = {}
  for (const name in fields as Fields) {
    const value = (fields as Fields)[name]
    if (value !== undefined && typeof value !== 'function') attributes[name] = attributeOf(value)
  }
  return attributes
}

const within = (value: unknown, translate: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value as Fields).map(([name, each]) => [name, translate(each)]))

const requests = (translate: (value: unknown) => unknown) => (perTable: unknown) =>
  within(perTable, (list) =>
    (list as Record<string, Fields>[]).map((request) => within(request, (body) => within(body, translate))),
  )
const keys = (translate: (value: unknown) => unknown) => (perTable: unknown) =>
  within(perTable, (asked) => ({
    ...(asked as Fields),
    Keys: ((asked as { Keys: unknown[] }).Keys ?? []).map(translate),
  }))
const isPerKey = (perTable: unknown) =>
  Object.values(perTable as Fields).some((asked) => !Array.isArray(asked))
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
  for (const name in fields) {
    const value = (fields as Fields)[name]
    const translate = how[name]
    if (value !== undefined) result[name] = translate ? translate(value) : value
  }
  return result
}

/** A command as programs write it, in the types of the wire: `{ S: 'text' }`, `{ N: '1' }`; what is undefined stays away. */
export const marshalled = (input: object) => translated(input, sent)
/** An answer of the wire as programs read it. */
export const unmarshalled = (reply: object) => translated(reply, received)
