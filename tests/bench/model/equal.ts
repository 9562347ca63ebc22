import type { TableShape } from '../../support/engine/table-shape'
import { aModel, type Command, type Model } from './model'

export type Ask = (
  operation: string,
  body: Command,
) => Promise<{ status: number; reply: Command; writes: number; reads: number }>

/** So much as a random history needs to meet itself again: few keys, few values, items on both sides of a kilobyte. */
const pick = <T>(random: () => number, choice: readonly T[]): T =>
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

function aCommand(random: () => number, TableName: string): [string, Command] {
  const pk = { S: `P#${pick(random, [1, 2, 10])}` }
  const sk = { S: pick(random, ['SESSION', 'COURSE#1#A', 'COURSE#1#B', 'COURSE#10#A', 'COURSE#2#A']) }
  const number = { N: `${Math.floor(random() * 4)}` }
  const values: Command = {
    ':r': number,
    ':s': { S: pick(random, ['open', 'closed']) },
    ':w': { L: [{ L: [number, { N: '9' }] }] },
  }
  const names: Command = { '#r': 'revision', '#s': 'state', '#w': 'watched' }
  const used = (given: Command, text: string) => {
    const left = Object.entries(given).filter(([place]) => text.includes(place))
    return left.length ? Object.fromEntries(left) : undefined
  }
  const expressions = (condition: string | undefined, update = '') => {
    const text = `${condition ?? ''} ${update}`
    const [ExpressionAttributeNames, ExpressionAttributeValues] = [used(names, text), used(values, text)]
    return {
      ...(condition && { ConditionExpression: condition }),
      ...(ExpressionAttributeNames && { ExpressionAttributeNames }),
      ...(ExpressionAttributeValues && { ExpressionAttributeValues }),
    }
  }
  const Item = {
    ...{ pk, sk, revision: number },
    ...(random() < 0.5 && { state: { S: pick(random, ['open', 'closed']) } }),
    ...(random() < 0.3 && { body: { S: 'x'.repeat(pick(random, [900, 1500, 4100])) } }),
    ...(random() < 0.4 && {
      gsi1pk: { S: pick(random, ['A', 'B']) },
      gsi1sk: { S: pick(random, ['1', '2']) },
    }),
  }
  const chance = random()
  const condition = pick(random, conditions)
  if (chance < 0.3) return ['PutItem', { TableName, Item, ...expressions(condition) }]
  if (chance < 0.6) {
    const UpdateExpression = pick(random, updates)
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
        ...(range && { ':k': { S: pick(random, ['COURSE#', 'COURSE#1#']) } }),
      },
      ConsistentRead: random() < 0.5,
    },
  ]
}

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
/** What an answer says; the words of a refusal are each engine's own. */
const saying = ({ status, reply: { Item, Items, __type } }: { status: number; reply: Command }) =>
  plain({
    status,
    Item,
    Items,
    type: String(__type ?? '')
      .split('#')
      .at(-1),
  })

/** The first command on which model and engine differ, in answer or in units, in a history of so many; undefined if they never do. */
export async function differenceIn(
  commands: number,
  {
    random,
    TableName,
    shape,
    ask,
    aStore = aModel,
  }: { random: () => number; TableName: string; shape: TableShape; ask: Ask; aStore?: typeof aModel },
): Promise<string | undefined> {
  const spent = { writes: 0, reads: 0 }
  const model: Model = aStore(shape, ({ writes, reads }) => Object.assign(spent, { writes, reads }))
  for (let i = 0; i < commands; i++) {
    const [operation, body] = aCommand(random, TableName)
    const theirs = await ask(operation, body)
    const ours = model.ask(operation, structuredClone(body))
    const [one, other] = [theirs, { ...ours, ...spent }].map(
      (each) => `${saying(each)} ${each.writes} written, ${each.reads} read`,
    )
    if (one !== other) return `${i}: ${operation} ${JSON.stringify(body)}\n  engine ${one}\n  model  ${other}`
  }
  return undefined
}

/** Through the meter, which counts what each command costs. */
export function askThrough(meter: {
  endpoint: string
  during: <T>(work: () => Promise<T>) => Promise<{ result: T; spent: { writes: number; reads: number } }>
}): Ask {
  return async (operation, body) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/cn-northwest-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
    }
    const { result, spent } = await meter.during(async () => {
      const answer = await fetch(meter.endpoint, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, reply: (await answer.json()) as Command }
    })
    return { ...result, ...spent }
  }
}
