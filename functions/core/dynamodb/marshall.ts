import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { convertToAttr, unmarshall } from '@aws-sdk/util-dynamodb'

type Fields = Record<string, unknown>
type Attributes = Record<string, AttributeValue>
type Convert = (value: unknown) => unknown

/** A command's input as JSON for DynamoDB: `{ S: 'text' }`, `{ N: '1' }`. Undefined values are left out. */
export const marshallInput = (input: object): object => convertFields(input, inputConversions)

/** DynamoDB's JSON output as plain values. */
export const unmarshallOutput = (output: object): object => convertFields(output, outputConversions)

const options = { removeUndefinedValues: true }
const fromAttributes: Convert = (value) => unmarshall(value as Attributes)

const toAttributes: Convert = (fields) => {
  const attributes: Attributes = {}
  for (const name in fields as Fields) {
    const value = (fields as Fields)[name]
    if (value !== undefined && typeof value !== 'function') attributes[name] = toAttribute(value)
  }
  return attributes
}

/**
 * Converts the frequent types itself, strings first: the SDK makes eight other checks before that for
 * strings. The SDK converts the rest.
 */
function toAttribute(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { N: `${value}` }
  if (Array.isArray(value))
    return { L: value.filter((each) => each !== undefined && typeof each !== 'function').map(toAttribute) }
  if (isPlainObject(value)) return { M: toAttributes(value) as Attributes }
  return convertToAttr(value, options)
}

const isPlainObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const mapValues = (fields: unknown, convert: Convert): Fields =>
  Object.fromEntries(Object.entries(fields as Fields).map(([name, value]) => [name, convert(value)]))

/** `{ table: [{ PutRequest: { Item } }, { DeleteRequest: { Key } }] }` */
const convertWriteRequests =
  (convert: Convert): Convert =>
  (perTable) =>
    mapValues(perTable, (requests) =>
      (requests as Fields[]).map((request) => mapValues(request, (body) => mapValues(body, convert))),
    )

/** `{ table: { Keys: [key], … } }` */
const convertGetRequests =
  (convert: Convert): Convert =>
  (perTable) =>
    mapValues(perTable, (request) => {
      const { Keys = [], ...others } = request as { Keys?: unknown[] }
      return { ...others, Keys: Keys.map(convert) }
    })

/** BatchGetItem and BatchWriteItem give the same name to different shapes. */
const convertBatch: Convert = (perTable) => {
  const isGet = Object.values(perTable as Fields).some((request) => !Array.isArray(request))
  return (isGet ? convertGetRequests : convertWriteRequests)(toAttributes)(perTable)
}

/** The fields that hold attributes; all others are sent as they are. */
const inputConversions: Record<string, Convert> = {
  Key: toAttributes,
  Item: toAttributes,
  ExpressionAttributeValues: toAttributes,
  ExclusiveStartKey: toAttributes,
  RequestItems: convertBatch,
}
const outputConversions: Record<string, Convert> = {
  Item: fromAttributes,
  Attributes: fromAttributes,
  LastEvaluatedKey: fromAttributes,
  Items: (list) => (list as Attributes[]).map(fromAttributes),
  Responses: (perTable) => mapValues(perTable, (list) => (list as Attributes[]).map(fromAttributes)),
  UnprocessedItems: convertWriteRequests(fromAttributes),
  UnprocessedKeys: convertGetRequests(fromAttributes),
}

function convertFields(fields: object, conversions: Record<string, Convert>): object {
  const converted: Fields = {}
  for (const name in fields) {
    const value = (fields as Fields)[name]
    const convert = conversions[name]
    if (value !== undefined) converted[name] = convert ? convert(value) : value
  }
  return converted
}
