import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { askThrough, differenceIn } from '../../bench/model/equal'
import { aModel } from '../../bench/model/model'
import { type Meter, startMeter } from '../../support/engine/meter'
import { randomOf } from '../../support/random'

// A table of its own, in the shape of the product's: the histories begin on an empty one.
const shape = JSON.parse(readFileSync('table.json', 'utf8'))
const TableName = `model-${process.pid}`
let meter: Meter

beforeAll(async () => {
  const engine = process.env.DYNAMODB_ENDPOINT ?? ''
  const { TimeToLiveSpecification: _, PointInTimeRecoverySpecification: __, ...bare } = shape
  meter = await startMeter(engine, shape)
  await askThrough({ ...meter, endpoint: engine })('CreateTable', { TableName, ...bare })
})
afterAll(() => meter.stop())

const differs = async (seed: number, aStore = aModel) => {
  const ask = askThrough(meter)
  for (const pk of ['P#1', 'P#2', 'P#10'])
    for (const sk of ['SESSION', 'COURSE#1#A', 'COURSE#1#B', 'COURSE#10#A', 'COURSE#2#A'])
      await ask('DeleteItem', { TableName, Key: { pk: { S: pk }, sk: { S: sk } } })
  return differenceIn(250, { random: randomOf(seed), TableName, shape, ask, aStore })
}

describe('the table in memory answers and costs what an engine does, command by command', () => {
  test.each([1, 2, 3, 4])(
    'history %i',
    async (seed) => {
      expect(await differs(seed)).toBeUndefined()
    },
    30_000,
  )

  test('control: caught, a table that writes whatever the condition says', async () => {
    const careless: typeof aModel = (...given) => {
      const model = aModel(...given)
      return { ...model, ask: (operation, { ConditionExpression: _, ...body }) => model.ask(operation, body) }
    }
    expect(await differs(1, careless)).toMatch(/engine .*\n.*model/)
  }, 30_000)

  test('control: caught, a table that bills the item after the write alone', async () => {
    const cheap: typeof aModel = (given, observe = () => {}) =>
      aModel(given, (spent) =>
        observe({ ...spent, writes: spent.operation === 'DeleteItem' ? 1 : spent.writes }),
      )
    expect(await differs(2, cheap)).toMatch(/engine .*\n.*model/)
  }, 30_000)
})

test('what the model does not know it does not answer', () => {
  const model = aModel(shape)
  expect(() => model.ask('TransactWriteItems', {})).toThrow('does not know')
  expect(() => model.ask('Query', { IndexName: 'gsi1', KeyConditionExpression: 'pk = :pk' })).toThrow(
    'does not know',
  )
  const key = { pk: { S: 'P' }, sk: { S: 'S' } }
  expect(() =>
    model.ask('UpdateItem', {
      Key: key,
      UpdateExpression: 'SET a = a + :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  ).toThrow('does not know')
  expect(() =>
    model.ask('PutItem', {
      Item: key,
      ConditionExpression: 'size(a) > :n',
      ExpressionAttributeValues: { ':n': { N: '1' } },
    }),
  ).toThrow('does not know')
})
