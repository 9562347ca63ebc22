import { type TableShape, toIndexes } from '../../support/engine/table-shape'
import {
  indexWriteUnits,
  itemBytes,
  readUnits,
  tableWriteUnits,
  type WireItem,
} from '../../support/engine/units'
import { conditionOf, type Names, updateOf } from './expression'

// biome-ignore lint/suspicious/noExplicitAny: the wire's commands are as many as the operations; each is read where it is understood
export type Command = Record<string, any>
export interface Reply {
  status: number
  reply: Command
}
export interface Spent {
  operation: string
  key: string // partition
  body: Command
  writes: number
  reads: number
}

const conditionFailed: Reply = {
  status: 400,
  reply: {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'The conditional request failed',
  },
}
const done: Reply = { status: 200, reply: {} }
const unknown = (what: string): never => {
  throw new Error(`the model does not know: ${what}`)
}
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/**
 * The table in this process: the few commands of the study path, in the format of the wire, with the units of the meter. It is held against an
 * engine command by command (tests/integration/bench/model.test.ts, and before each benchmark), and stands in for one where millions are asked for.
 */
export function aModel(shape: TableShape, observe: (spent: Spent) => void = () => {}) {
  const partitions = new Map<string, Map<string, WireItem>>()
  const indexes = toIndexes(shape)
  const sorted = new WeakMap<Map<string, WireItem>, string[]>()
  const pkOf = (key: WireItem) => String(key.pk?.S)
  const skOf = (key: WireItem) => String(key.sk?.S)
  const present = (key: WireItem) => partitions.get(pkOf(key))?.get(skOf(key))

  function put(key: WireItem, item: WireItem | undefined) {
    const partition = partitions.get(pkOf(key)) ?? new Map<string, WireItem>()
    partitions.set(pkOf(key), partition)
    if (item && !partition.has(skOf(key))) sorted.delete(partition)
    if (item) partition.set(skOf(key), item)
    else if (partition.delete(skOf(key))) sorted.delete(partition)
  }

  function write(
    operation: string,
    body: Command,
    key: WireItem,
    next: (before: WireItem | undefined) => WireItem | undefined,
  ): Reply {
    if (body.ReturnValues && body.ReturnValues !== 'NONE') unknown(`ReturnValues ${body.ReturnValues}`)
    const before = present(key)
    const names = (body.ExpressionAttributeNames ?? {}) as Names
    const holds =
      !body.ConditionExpression ||
      conditionOf(body.ConditionExpression)(before ?? {}, body.ExpressionAttributeValues, names)
    if (!holds) {
      observe({
        operation,
        key: pkOf(key),
        body,
        writes: tableWriteUnits(before, body.Item ?? before),
        reads: 0,
      })
      return conditionFailed
    }
    const after = next(before)
    put(key, after)
    const writes =
      tableWriteUnits(before, after) + sum(indexes.map((index) => indexWriteUnits(before, after, index)))
    observe({ operation, key: pkOf(key), body, writes, reads: 0 })
    return done
  }

  const operations: Record<string, (body: Command) => Reply> = {
    PutItem: (body) => write('PutItem', body, body.Item, () => body.Item),
    DeleteItem: (body) => write('DeleteItem', body, body.Key, () => undefined),
    UpdateItem: (body) =>
      write('UpdateItem', body, body.Key, (before) => {
        const item: WireItem = before ? { ...before } : { ...body.Key }
        updateOf(body.UpdateExpression)(
          item,
          body.ExpressionAttributeValues ?? {},
          body.ExpressionAttributeNames ?? {},
        )
        return item
      }),
    GetItem: (body) => {
      if (body.ProjectionExpression) unknown('a projection')
      const item = present(body.Key)
      observe({
        operation: 'GetItem',
        key: pkOf(body.Key),
        body,
        writes: 0,
        reads: readUnits(itemBytes(item), body.ConsistentRead === true),
      })
      return item ? { status: 200, reply: { Item: item } } : done
    },
    BatchWriteItem: (body) => {
      for (const requests of Object.values(body.RequestItems as Record<string, Command[]>))
        for (const { PutRequest, DeleteRequest } of requests)
          if (PutRequest) operations.PutItem?.({ Item: PutRequest.Item })
          else operations.DeleteItem?.({ Key: DeleteRequest.Key })
      return { status: 200, reply: { UnprocessedItems: {} } }
    },
    Query: (body) => {
      for (const name of [
        'IndexName',
        'FilterExpression',
        'ProjectionExpression',
        'Limit',
        'Select',
        'ExclusiveStartKey',
      ])
        if (body[name] !== undefined) unknown(`a query with ${name}`)
      const names = (body.ExpressionAttributeNames ?? {}) as Names
      const [, name = '', place = ''] = /([#\w]+) *= *(:\w+)/.exec(body.KeyConditionExpression) ?? []
      if ((names[name] ?? name) !== 'pk') unknown(`a query by ${body.KeyConditionExpression}`)
      const key = String(body.ExpressionAttributeValues[place]?.S)
      const partition = partitions.get(key) ?? new Map<string, WireItem>()
      const order = sorted.get(partition) ?? [...partition.keys()].sort()
      sorted.set(partition, order)
      const fits = conditionOf(body.KeyConditionExpression)
      const found = order
        .map((sk) => partition.get(sk) ?? {})
        .filter((item) => fits(item, body.ExpressionAttributeValues, names))
      const Items = body.ScanIndexForward === false ? found.reverse() : found
      observe({
        operation: 'Query',
        key,
        body,
        writes: 0,
        reads: readUnits(sum(Items.map(itemBytes)), body.ConsistentRead === true),
      })
      return { status: 200, reply: { Items, Count: Items.length, ScannedCount: Items.length } }
    },
  }
  return {
    ask: (operation: string, body: Command): Reply => (operations[operation] ?? unknown(operation))(body),
    /** Everything that stands below a partition key. */
    partition: (pk: string): WireItem[] => [...(partitions.get(pk)?.values() ?? [])],
    forget: (pk: string) => void partitions.delete(pk),
  }
}
export type Model = ReturnType<typeof aModel>
