import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { callThroughMeter, findDifference } from '../../bench/model/comparison'
import { createModel } from '../../bench/model/model'
import { type Meter, startMeter } from '../../support/engine/meter'
import { randomOf } from '../../support/random'

// A table of its own with the product's shape, because a history starts on an empty table.
const shape = JSON.parse(readFileSync('table.json', 'utf8'))
const TableName = `model-${process.pid}`
let meter: Meter

beforeAll(async () => {
  const engine = process.env.DYNAMODB_ENDPOINT ?? ''
  const { TimeToLiveSpecification: _, PointInTimeRecoverySpecification: __, ...bare } = shape
  meter = await startMeter(engine, shape)
  await callThroughMeter({ ...meter, endpoint: engine })('CreateTable', { TableName, ...bare })
})
afterAll(() => meter.stop())

const differs = async (seed: number, aStore = createModel) => {
  const ask = callThroughMeter(meter)
  for (const pk of ['P#1', 'P#2', 'P#10'])
    for (const sk of ['SESSION', 'COURSE#1#A', 'COURSE#1#B', 'COURSE#10#A', 'COURSE#2#A'])
      await ask('DeleteItem', { TableName, Key: { pk: { S: pk }, sk: { S: sk } } })
  return findDifference(250, { random: randomOf(seed), TableName, shape, ask, aStore })
}

describe('the in-memory model answers and costs the same as an engine, command by command', () => {
  test.each([1, 2, 3, 4])(
    'history %i',
    async (seed) => {
      expect(await differs(seed)).toBeUndefined()
    },
    30_000,
  )

  test('control: a model that ignores conditions is found', async () => {
    const careless: typeof createModel = (...given) => {
      const model = createModel(...given)
      return {
        ...model,
        execute: (operation, { ConditionExpression: _, ...body }) => model.execute(operation, body),
      }
    }
    expect(await differs(1, careless)).toMatch(/engine .*\n.*model/)
  }, 30_000)

  test('control: a model that bills only the new item is found', async () => {
    const cheap: typeof createModel = (given, observe = () => {}) =>
      createModel(given, (spent) =>
        observe({ ...spent, writes: spent.operation === 'DeleteItem' ? 1 : spent.writes }),
      )
    expect(await differs(2, cheap)).toMatch(/engine .*\n.*model/)
  }, 30_000)
})

test('the model refuses commands it does not support', () => {
  const model = createModel(shape)
  expect(() => model.execute('TransactWriteItems', {})).toThrow('does not know')
  expect(() => model.execute('Query', { IndexName: 'gsi1', KeyConditionExpression: 'pk = :pk' })).toThrow(
    'does not know',
  )
  const key = { pk: { S: 'P' }, sk: { S: 'S' } }
  expect(() =>
    model.execute('UpdateItem', {
      Key: key,
      UpdateExpression: 'SET a = a + :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  ).toThrow('does not know')
  expect(() =>
    model.execute('PutItem', {
      Item: key,
      ConditionExpression: 'size(a) > :n',
      ExpressionAttributeValues: { ':n': { N: '1' } },
    }),
  ).toThrow('does not know')
})
