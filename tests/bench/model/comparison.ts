import type { TableShape } from '../../support/engine/table-shape'
import { createModel, type Model, type ModelCommand } from './model'

export type ExecuteCommand = (
  operation: string,
  body: ModelCommand,
) => Promise<{ status: number; reply: ModelCommand; writes: number; reads: number }>

const drawOne = <T>(random: () => number, choice: readonly T[]): T =>
  choice[Math.floor(random() * choice.length)] as T
const conditions = [
  undefined,
  '#r = :r',
  'revision = :r',
  'attribute_not_exists(#r)',
  'attribute_exists(pk) AND #r <= :r',
  'attribute_not_exists(#r) OR #r < :r',
  'NOT (#r = :r) AND (#s = :s OR attribute_exists(#s))',
  '#r <> :r',
]
const updates = [
  'SET #r = :r',
  'SET #r = :r, #s = :s',
  'SET #w = :w REMOVE #s',
  'ADD #r :r',
  'SET #s = :s ADD #r :r',
]

/**
 * Few keys and values, so that commands of a history meet the same items; items on both sides of a kilobyte.
 */
function aCommand(random: () => number, TableName: string): [string, ModelCommand] {
  const pk = { S: `P#${drawOne(random, [1, 2, 10])}` }
  const sk = { S: drawOne(random, ['SESSION', 'COURSE#1#A', 'COURSE#1#B', 'COURSE#10#A', 'COURSE#2#A']) }
  const number = { N: `${Math.floor(random() * 4)}` }
  const values: ModelCommand = {
    ':r': number,
    ':s': { S: drawOne(random, ['open', 'closed']) },
    ':w': { L: [{ L: [number, { N: '9' }] }] },
  }
  const names: ModelCommand = { '#r': 'revision', '#s': 'state', '#w': 'watched' }
  const onlyUsed = (given: ModelCommand, text: string) => {
    const left = Object.entries(given).filter(([name]) => text.includes(name))
    return left.length ? Object.fromEntries(left) : undefined
  }
  const expressions = (condition: string | undefined, update = '') => {
    const text = `${condition ?? ''} ${update}`
    const [ExpressionAttributeNames, ExpressionAttributeValues] = [
      onlyUsed(names, text),
      onlyUsed(values, text),
    ]
    return {
      ...(condition && { ConditionExpression: condition }),
      ...(ExpressionAttributeNames && { ExpressionAttributeNames }),
      ...(ExpressionAttributeValues && { ExpressionAttributeValues }),
    }
  }
  const Item = {
    ...{ pk, sk, revision: number },
    ...(random() < 0.5 && { state: { S: drawOne(random, ['open', 'closed']) } }),
    ...(random() < 0.3 && { body: { S: 'x'.repeat(drawOne(random, [900, 1500, 4100])) } }),
    ...(random() < 0.4 && {
      gsi1pk: { S: drawOne(random, ['A', 'B']) },
      gsi1sk: { S: drawOne(random, ['1', '2']) },
    }),
  }
  const chance = random()
  const condition = drawOne(random, conditions)
  if (chance < 0.3) return ['PutItem', { TableName, Item, ...expressions(condition) }]
  if (chance < 0.6) {
    const UpdateExpression = drawOne(random, updates)
    return [
      'UpdateItem',
      { TableName, Key: { pk, sk }, UpdateExpression, ...expressions(condition, UpdateExpression) },
    ]
  }
  if (chance < 0.7) return ['DeleteItem', { TableName, Key: { pk, sk }, ...expressions(condition) }]
  if (chance < 0.85) return ['GetItem', { TableName, Key: { pk, sk }, ConsistentRead: random() < 0.5 }]
  const range = random() < 0.3 ? '' : ` AND begins_with(#k, :k)`
  return [
    'Query',
    {
      TableName,
      KeyConditionExpression: `#p = :p${range}`,
      ExpressionAttributeNames: { '#p': 'pk', ...(range && { '#k': 'sk' }) },
      ExpressionAttributeValues: {
        ':p': pk,
        ...(range && { ':k': { S: drawOne(random, ['COURSE#', 'COURSE#1#']) } }),
      },
      ConsistentRead: random() < 0.5,
    },
  ]
}

const toSortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
/** An answer without the message of a refusal, which each engine words differently. */
const toComparable = ({ status, reply: { Item, Items, __type } }: { status: number; reply: ModelCommand }) =>
  toSortedJson({
    status,
    Item,
    Items,
    type: String(__type ?? '')
      .split('#')
      .at(-1),
  })

/**
 * The first command of a random history on which model and engine differ in answer or units; undefined if
 * there is none.
 */
export async function findDifference(
  commands: number,
  {
    random,
    TableName,
    shape,
    ask,
    aStore = createModel,
  }: {
    random: () => number
    TableName: string
    shape: TableShape
    ask: ExecuteCommand
    aStore?: typeof createModel
  },
): Promise<string | undefined> {
  const spent = { writes: 0, reads: 0 }
  const model: Model = aStore(shape, ({ writes, reads }) => Object.assign(spent, { writes, reads }))
  for (let i = 0; i < commands; i++) {
    const [operation, body] = aCommand(random, TableName)
    const theirs = await ask(operation, body)
    const ours = model.execute(operation, structuredClone(body))
    const [one, other] = [theirs, { ...ours, ...spent }].map(
      (each) => `${toComparable(each)} ${each.writes} written, ${each.reads} read`,
    )
    if (one !== other) return `${i}: ${operation} ${JSON.stringify(body)}\n  engine ${one}\n  model  ${other}`
  }
  return undefined
}

/** Executes commands through the meter, which counts their units. */
export function callThroughMeter(meter: {
  endpoint: string
  during: <T>(work: () => Promise<T>) => Promise<{ result: T; spent: { writes: number; reads: number } }>
}): ExecuteCommand {
  return async (operation, body) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: [
        'AWS4-HMAC-SHA256 Credential=local/20260101/cn-northwest-1/dynamodb/aws4_request',
        'SignedHeaders=host',
        'Signature=none',
      ].join(', '),
    }
    const { result, spent } = await meter.during(async () => {
      const answer = await fetch(meter.endpoint, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, reply: (await answer.json()) as ModelCommand }
    })
    return { ...result, ...spent }
  }
}
