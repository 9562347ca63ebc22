import { callEngine } from './calls'
import type { MeteredCall, WireCommand } from './metered-call'
import { itemBytes, readUnits, type WireItem } from './units'

export async function getItem(
  engine: string,
  TableName: string,
  Key: WireItem,
): Promise<WireItem | undefined> {
  const command = JSON.stringify({ TableName, Key, ConsistentRead: true })
  return JSON.parse((await callEngine(engine, 'GetItem', command)).text).Item
}

/**
 * Read units of a call that the engine has answered with `reply`. What a filter or projection leaves out is
 * paid for.
 */
export async function readUnitsOf(
  engine: string,
  { operation, body }: MeteredCall,
  reply: WireCommand,
): Promise<number> {
  const isConsistent = body.ConsistentRead === true
  if (operation === 'GetItem') {
    const isPartial = Boolean(body.ProjectionExpression)
    const item = isPartial ? await getItem(engine, body.TableName, body.Key) : reply.Item
    return readUnits(itemBytes(item), isConsistent)
  }
  if (operation === 'BatchGetItem') return batchReadUnits(engine, body)
  if (operation !== 'Query' && operation !== 'Scan') return 0
  const isPartial = body.FilterExpression || body.ProjectionExpression || body.Select
  const items: WireItem[] = isPartial ? await examinedItems(engine, operation, body) : reply.Items
  return readUnits(total(items.map(itemBytes)), isConsistent)
}

async function batchReadUnits(engine: string, body: WireCommand): Promise<number> {
  const requests = Object.entries(body.RequestItems as Record<string, WireCommand>)
  const units = requests.flatMap(([table, { Keys, ConsistentRead }]) =>
    (Keys as WireItem[]).map(async (key) =>
      readUnits(itemBytes(await getItem(engine, table, key)), ConsistentRead === true),
    ),
  )
  return total(await Promise.all(units))
}

/** The items a query reads before its filter: the same query without filter and projection. */
async function examinedItems(engine: string, operation: string, body: WireCommand): Promise<WireItem[]> {
  const { FilterExpression, ProjectionExpression, Select, ...query } = body
  const condition = String(query.KeyConditionExpression ?? '')
  const onlyUsed = (names: WireCommand = {}) => {
    const used = Object.entries(names).filter(([name]) => condition.includes(name))
    return used.length ? Object.fromEntries(used) : undefined // an empty object is refused
  }
  const bare = {
    ...query,
    ExpressionAttributeNames: onlyUsed(query.ExpressionAttributeNames),
    ExpressionAttributeValues: onlyUsed(query.ExpressionAttributeValues),
  }
  return JSON.parse((await callEngine(engine, operation, JSON.stringify(bare))).text).Items ?? []
}

export const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)
