import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Meter, startMeter } from '../../support/engine/meter'
import { itemBytes } from '../../support/engine/units'

// A table of its own, with an index that projects an attribute, so that every row of the published rules can
// be provoked.
const TableName = `meter-${process.pid}`
const shape = {
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byState',
      KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['shown'] },
    },
  ],
}
const definitions = ['pk', 'sk', 'state'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }))

let meter: Meter
let n = 0
async function call(operation: string, body: object, endpoint = meter.endpoint) {
  const headers = {
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-date': '20260101T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20260101/cn-northwest-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
  }
  const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, reply: (await answer.json()) as { Table?: { TableStatus: string } } }
}
beforeAll(async () => {
  const engine = process.env.DYNAMODB_ENDPOINT ?? ''
  const created = await call(
    'CreateTable',
    { TableName, BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: definitions, ...shape },
    engine,
  )
  expect(created.status).toBe(200)
  meter = await startMeter(engine, shape)
  for (let tries = 0; tries < 100; tries++) {
    if ((await call('DescribeTable', { TableName }, engine)).reply.Table?.TableStatus === 'ACTIVE') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
})
afterAll(() => meter.stop())

const aKey = (pk = `P${n++}`, sk = 'S') => ({ pk: { S: pk }, sk: { S: sk } })
const anItem = (bytes: number, key = aKey(), more = {}) => ({
  ...key,
  ...more,
  body: { S: 'x'.repeat(bytes) },
})
const put = (Item: object, more = {}) => call('PutItem', { TableName, Item, ...more })
const set = (Key: object, name: string, value: string, more = {}) =>
  call('UpdateItem', {
    TableName,
    Key,
    UpdateExpression: 'SET #n = :v',
    ExpressionAttributeNames: { '#n': name },
    ExpressionAttributeValues: { ':v': { S: value } },
    ...more,
  })
const absent = { ConditionExpression: 'attribute_not_exists(pk)' }

interface Before {
  bytes: number
  state?: string
}
const large = { bytes: 3500 }
const indexed = { bytes: 10, state: 'open' }
const remove = (key: object) =>
  call('UpdateItem', {
    TableName,
    Key: key,
    UpdateExpression: 'REMOVE #s',
    ExpressionAttributeNames: { '#s': 'state' },
  })
const batchOfThree = () =>
  call('BatchWriteItem', {
    RequestItems: { [TableName]: [1, 2, 3].map(() => ({ PutRequest: { Item: anItem(10) } })) },
  })

describe('write units', () => {
  test.each<[string, number, Before | undefined, (key: ReturnType<typeof aKey>) => Promise<unknown>]>([
    ['put 100 B', 1, undefined, (key) => put(anItem(100, key))],
    ['put 1.5 KB', 2, undefined, (key) => put(anItem(1500, key))],
    ['a small put over 3.5 KB', 4, large, (key) => put(anItem(10, key))],
    ['an update of one attribute of 3.5 KB', 4, large, (key) => set(key, 'other', 'a')],
    ['a delete of 3.5 KB', 4, large, (key) => call('DeleteItem', { TableName, Key: key })],
    ['a delete of nothing', 1, undefined, (key) => call('DeleteItem', { TableName, Key: key })],
    ['a put with a new index entry', 2, undefined, (key) => put(anItem(10, key, { state: { S: 'open' } }))],
    ['an update of a projected attribute', 2, indexed, (key) => set(key, 'shown', 'b')],
    ['a change of an index key', 3, indexed, (key) => set(key, 'state', 'used')],
    ['the removal of an index key', 2, indexed, remove],
    ['an update of an attribute that is not projected', 1, indexed, (key) => set(key, 'other', 'b')],
    ['a failed condition on 3.5 KB', 4, large, (key) => put(anItem(10, key), absent)],
    ['a batch of three', 3, undefined, batchOfThree],
  ])('%s', async (_, units, before, write) => {
    const key = aKey()
    if (before)
      await put(
        anItem(before.bytes, key, before.state ? { state: { S: before.state }, shown: { S: 'a' } } : {}),
      )
    const { spent } = await meter.during(() => write(key))
    expect(spent.writes).toBe(units)
  })

  test('a transaction of two small puts: 4', async () => {
    const items = [1, 2].map(() => ({ Put: { TableName, Item: anItem(100) } }))
    const { spent, result } = await meter.during(() => call('TransactWriteItems', { TransactItems: items }))
    if (result.status !== 200) return // one of the engines has no transactions
    expect(spent.writes).toBe(4)
  })

  test('concurrent writes to one item are each metered with the item they replaced', async () => {
    const key = aKey()
    await put(anItem(3500, key))
    const { spent } = await meter.during(() =>
      Promise.all([put(anItem(10, key)), put(anItem(10, key)), put(anItem(10, key))]),
    )
    expect(spent.writes).toBe(4 + 1 + 1)
  })
})

describe('read units', () => {
  const twenty = 'TWENTY'
  beforeAll(async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        put(anItem(310 - itemBytes(aKey(twenty, '00')) - 4, aKey(twenty, `${i + 10}`))),
      ),
    )
  })
  const query = (more: { names?: object; values?: object } & Record<string, unknown> = {}) => {
    const { names, values, ...rest } = more
    return call('Query', {
      TableName,
      KeyConditionExpression: 'pk = :p',
      ...(names && { ExpressionAttributeNames: names }),
      ExpressionAttributeValues: { ':p': { S: twenty }, ...values },
      ...rest,
    })
  }
  test.each<[string, number, () => Promise<unknown>]>([
    ['get', 0.5, () => call('GetItem', { TableName, Key: aKey(twenty, '10') })],
    [
      'get, consistent',
      1,
      () => call('GetItem', { TableName, Key: aKey(twenty, '10'), ConsistentRead: true }),
    ],
    ['get of nothing', 0.5, () => call('GetItem', { TableName, Key: aKey('NOTHING') })],
    ['query 20 of 310 B', 1, () => query()],
    ['the same, consistent', 2, () => query({ ConsistentRead: true })],
    [
      'a filter that drops all',
      1,
      () => query({ FilterExpression: '#b = :b', names: { '#b': 'body' }, values: { ':b': { S: 'y' } } }),
    ],
    ['only a count', 1, () => query({ Select: 'COUNT' })],
    [
      'a query without a match',
      0.5,
      () => query({ KeyConditionExpression: 'pk = :p AND sk = :s', values: { ':s': { S: 'none' } } }),
    ],
    [
      'a batch of 20',
      10,
      () =>
        call('BatchGetItem', {
          RequestItems: {
            [TableName]: { Keys: Array.from({ length: 20 }, (_, i) => aKey(twenty, `${i + 10}`)) },
          },
        }),
    ],
  ])('%s', async (_, units, read) => {
    const { spent } = await meter.during(read)
    expect(spent.reads).toBe(units)
  })
})
