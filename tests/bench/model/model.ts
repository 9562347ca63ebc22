import { type TableShape, toIndexes } from '../../support/engine/table-shape'
import {
  indexWriteUnits,
  itemBytes,
  readUnits,
  tableWriteUnits,
  type WireItem,
} from '../../support/engine/units'
import { type AttributeNames, parseCondition, parseUpdate } from './expression'

// biome-ignore lint/suspicious/noExplicitAny: a command is read where its operation is known
export type ModelCommand = Record<string, any>
export interface ModelReply {
  status: number
  reply: ModelCommand
}
export interface ModelSpending {
  operation: string
  /** The partition key. */
  key: string
  body: ModelCommand
  writes: number
  reads: number
}

const conditionFailed: ModelReply = {
  status: 400,
  reply: {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'The conditional request failed',
  },
}
const done: ModelReply = { status: 200, reply: {} }
const refuseUnknown = (what: string): never => {
  throw new Error(`the model does not know: ${what}`)
}
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/**
 * The table in this process: the commands of the study path in wire format, with the units of the meter. It
 * replaces an engine where millions of commands are needed, and is compared with one, command by command, in
 * tests/integration/bench/model.test.ts and before each benchmark.
 */
export function createModel(shape: TableShape, observe: (spent: ModelSpending) => void = () => {}) {
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
    body: ModelCommand,
    key: WireItem,
    next: (before: WireItem | undefined) => WireItem | undefined,
  ): ModelReply {
    if (body.ReturnValues && body.ReturnValues !== 'NONE') refuseUnknown(`ReturnValues ${body.ReturnValues}`)
    const before = present(key)
    const names = (body.ExpressionAttributeNames ?? {}) as AttributeNames
    const holds =
      !body.ConditionExpression ||
      parseCondition(body.ConditionExpression)(before ?? {}, body.ExpressionAttributeValues, names)
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

  const operations: Record<string, (body: ModelCommand) => ModelReply> = {
    PutItem: (body) => write('PutItem', body, body.Item, () => body.Item),
    DeleteItem: (body) => write('DeleteItem', body, body.Key, () => undefined),
    UpdateItem: (body) =>
      write('UpdateItem', body, body.Key, (before) => {
        const item: WireItem = before ? { ...before } : { ...body.Key }
        parseUpdate(body.UpdateExpression)(
          item,
          body.ExpressionAttributeValues ?? {},
          body.ExpressionAttributeNames ?? {},
        )
        return item
      }),
    GetItem: (body) => {
      if (body.ProjectionExpression) refuseUnknown('a projection')
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
      for (const requests of Object.values(body.RequestItems as Record<string, ModelCommand[]>))
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
        if (body[name] !== undefined) refuseUnknown(`a query with ${name}`)
      const names = (body.ExpressionAttributeNames ?? {}) as AttributeNames
      const [, name = '', place = ''] = /([#\w]+) *= *(:\w+)/.exec(body.KeyConditionExpression) ?? []
      if ((names[name] ?? name) !== 'pk') refuseUnknown(`a query by ${body.KeyConditionExpression}`)
      const key = String(body.ExpressionAttributeValues[place]?.S)
      const partition = partitions.get(key) ?? new Map<string, WireItem>()
      const order = sorted.get(partition) ?? [...partition.keys()].sort()
      sorted.set(partition, order)
      const fits = parseCondition(body.KeyConditionExpression)
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
    execute: (operation: string, body: ModelCommand): ModelReply =>
      (operations[operation] ?? refuseUnknown(operation))(body),
    /** Every item of a partition. */
    partition: (pk: string): WireItem[] => [...(partitions.get(pk)?.values() ?? [])],
    removePartition: (pk: string) => void partitions.delete(pk),
  }
}
export type Model = ReturnType<typeof createModel>
