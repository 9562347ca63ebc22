import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { callEngine, type EngineAnswer, readText } from './calls'
import { type Index, indexWriteUnits, itemBytes, readUnits, tableWriteUnits, type WireItem } from './units'

export interface Units {
  writes: number
  reads: number
  calls: number
}
interface Call {
  operation: string // PutItem, Query …
  body: Command
}
// biome-ignore lint/suspicious/noExplicitAny: the wire's commands are as many as the operations; each is read where it is understood
type Command = Record<string, any>
/** Fails the nth call from now before it reaches the engine, or after: refused in a way that no client tries again by itself. */
export type InjectedFault = (call: Call, nth: number) => 'before' | 'after' | undefined

export interface TableShape {
  KeySchema: { AttributeName: string }[]
  GlobalSecondaryIndexes?: {
    IndexName: string
    KeySchema: { AttributeName: string }[]
    Projection: { ProjectionType: string; NonKeyAttributes?: string[] }
  }[]
}

/**
 * Stands between whatever speaks DynamoDB and an engine, and counts units by the published rules: the larger of old and new item, indexes
 * whose entries change, failed conditions, twice in transactions; reads by 4 KB. It asks the engine for the item before and after each write, on
 * its own account, so the requests that are measured stay as they are. An engine's own figures are never believed.
 */
export async function startMeter(
  engine: string,
  shape: TableShape,
  observe?: (spent: Call & { writes: number; reads: number }) => void,
) {
  const units: Units = { writes: 0, reads: 0, calls: 0 }
  const indexes = indexesOf(shape)
  const keyNames = shape.KeySchema.map(({ AttributeName }) => AttributeName)
  const turns = new Map<string, Promise<unknown>>()
  let fault: InjectedFault | undefined
  let nth = 0
  const spend = (call: Call, writes: number, reads: number) => {
    units.writes += writes
    units.reads += reads
    observe?.({ ...call, writes, reads })
  }

  const keyOf = (item: WireItem): WireItem =>
    Object.fromEntries(keyNames.map((name) => [name, item[name] ?? {}]))
  const present = async (TableName: string, Key: WireItem): Promise<WireItem | undefined> => {
    const { text } = await callEngine(
      engine,
      'GetItem',
      JSON.stringify({ TableName, Key, ConsistentRead: true }),
    )
    return JSON.parse(text).Item
  }

  /** One write to an item at a time, or the item read before would not be the one that is replaced. */
  async function inTurn<T>(names: string[], run: () => Promise<T>): Promise<T> {
    const before = names.map((name) => turns.get(name))
    const turn = Promise.allSettled(before).then(run)
    for (const name of names)
      turns.set(
        name,
        turn.catch(() => undefined),
      )
    return turn
  }

  async function write(
    call: Call,
    raw: string,
    targets: Target[],
    factor: number,
    failing: ReturnType<InjectedFault>,
  ): Promise<EngineAnswer> {
    const names = targets.map(({ table, key }) => `${table} ${JSON.stringify(key)}`)
    return inTurn([...new Set(names)].sort(), async () => {
      if (failing === 'before') return refusal
      const before = await Promise.all(targets.map(({ table, key }) => present(table, key)))
      const answer = await callEngine(engine, call.operation, raw)
      const after = await Promise.all(targets.map(({ table, key }) => present(table, key)))
      const each = targets.map(({ put }, i) => {
        if (answer.status !== 200) return tableWriteUnits(before[i], put ?? before[i])
        const entries = indexes.map((index) => indexWriteUnits(before[i], after[i], index))
        return tableWriteUnits(before[i], after[i]) + total(entries)
      })
      spend(call, factor * total(each), 0)
      return failing === 'after' ? refusal : answer
    })
  }

  async function read(call: Call, raw: string, failing: ReturnType<InjectedFault>): Promise<EngineAnswer> {
    if (failing) return refusal
    const answer = await callEngine(engine, call.operation, raw)
    if (answer.status === 200) spend(call, 0, await readsOf(call, JSON.parse(answer.text)))
    return answer
  }

  async function readsOf({ operation, body }: Call, reply: Command): Promise<number> {
    if (operation === 'GetItem') {
      const item = body.ProjectionExpression ? await present(body.TableName, body.Key) : reply.Item
      return readUnits(itemBytes(item), body.ConsistentRead === true)
    }
    if (operation === 'BatchGetItem') return batchReads(body)
    if (operation !== 'Query' && operation !== 'Scan') return 0
    const whole =
      body.FilterExpression || body.ProjectionExpression || body.Select
        ? await examined(operation, body)
        : reply.Items
    return readUnits(total(whole.map(itemBytes)), body.ConsistentRead === true)
  }

  async function batchReads(body: Command): Promise<number> {
    const asked = Object.entries(body.RequestItems as Record<string, Command>)
    const each = await Promise.all(
      asked.flatMap(([table, { Keys, ConsistentRead }]) =>
        (Keys as WireItem[]).map(async (key) =>
          readUnits(itemBytes(await present(table, key)), ConsistentRead === true),
        ),
      ),
    )
    return total(each)
  }

  /** What a filter has read and thrown away is paid for. */
  async function examined(operation: string, body: Command): Promise<WireItem[]> {
    const { FilterExpression, ProjectionExpression, Select, ...asked } = body
    const used = (names: Command | undefined) =>
      names &&
      Object.fromEntries(
        Object.entries(names).filter(([name]) => String(asked.KeyConditionExpression ?? '').includes(name)),
      )
    const names = used(asked.ExpressionAttributeNames)
    const values = used(asked.ExpressionAttributeValues)
    const bare = { ...asked, ExpressionAttributeNames: names, ExpressionAttributeValues: values }
    if (!names || !Object.keys(names).length) delete bare.ExpressionAttributeNames
    if (!values || !Object.keys(values).length) delete bare.ExpressionAttributeValues
    return JSON.parse((await callEngine(engine, operation, JSON.stringify(bare))).text).Items ?? []
  }

  function targetsOf({ operation, body }: Call): Target[] | undefined {
    const put = (table: string, item: WireItem): Target => ({ table, key: keyOf(item), put: item })
    if (operation === 'PutItem') return [put(body.TableName, body.Item)]
    if (operation === 'UpdateItem' || operation === 'DeleteItem')
      return [{ table: body.TableName, key: body.Key }]
    if (operation === 'BatchWriteItem')
      return Object.entries(body.RequestItems as Record<string, Command[]>).flatMap(([table, requests]) =>
        requests.map(({ PutRequest, DeleteRequest }) =>
          PutRequest ? put(table, PutRequest.Item) : { table, key: DeleteRequest.Key },
        ),
      )
    if (operation !== 'TransactWriteItems') return undefined
    return (body.TransactItems as Command[]).map(({ Put, Update, Delete, ConditionCheck }) =>
      Put
        ? put(Put.TableName, Put.Item)
        : {
            table: (Update ?? Delete ?? ConditionCheck).TableName,
            key: (Update ?? Delete ?? ConditionCheck).Key,
          },
    )
  }

  const server = http.createServer(async (request, response) => {
    const raw = await readText(request)
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const call = { operation, body: JSON.parse(raw || '{}') }
    units.calls++
    const failing = fault?.(call, nth++)
    const targets = targetsOf(call)
    const factor = operation === 'TransactWriteItems' ? 2 : 1
    const answer = await (targets
      ? write(call, raw, targets, factor, failing)
      : read(call, raw, failing)
    ).catch((error: Error) => ({
      status: 500,
      text: JSON.stringify({ __type: 'InternalServerError', message: error.message }),
    }))
    response.writeHead(answer.status, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(answer.text),
    })
    response.end(answer.text)
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    units,
    /** Units of one stretch of work, if nothing else goes on meanwhile. */
    async during<T>(work: () => Promise<T>): Promise<{ result: T; spent: Units }> {
      const { writes, reads, calls } = units
      const result = await work()
      return {
        result,
        spent: { writes: units.writes - writes, reads: units.reads - reads, calls: units.calls - calls },
      }
    },
    /** Until it is taken away again. */
    fail(next: InjectedFault | undefined) {
      fault = next
      nth = 0
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
export type Meter = Awaited<ReturnType<typeof startMeter>>

const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)

interface Target {
  table: string
  key: WireItem
  put?: WireItem
}

const refusal: EngineAnswer = {
  status: 400,
  text: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException',
    message: 'injected',
  }),
}

export function indexesOf({ KeySchema, GlobalSecondaryIndexes = [] }: TableShape): Index[] {
  const tableKeys = KeySchema.map(({ AttributeName }) => AttributeName)
  return GlobalSecondaryIndexes.map(({ IndexName, KeySchema: own, Projection }) => ({
    name: IndexName,
    keys: own.map(({ AttributeName }) => AttributeName),
    projected:
      Projection.ProjectionType === 'ALL'
        ? undefined
        : [...tableKeys, ...(Projection.NonKeyAttributes ?? [])],
  }))
}
