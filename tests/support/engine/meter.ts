import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { callEngine, type EngineAnswer, readText } from './calls'
import type { MeteredCall } from './metered-call'
import { getItem, readUnitsOf, total } from './metered-reads'
import { type TableShape, toIndexes } from './table-shape'
import { indexWriteUnits, tableWriteUnits } from './units'
import { type WriteTarget, writeTargetsOf } from './write-targets'

export interface Units {
  writes: number
  reads: number
  calls: number
}
export type MeteredSpending = MeteredCall & { writes: number; reads: number }
export type ObserveSpending = (spending: MeteredSpending) => void

/**
 * Decides whether the nth call (from 0) fails, before it reaches the engine or after. No client retries this
 * failure.
 */
export type InjectedFault = (call: MeteredCall, nth: number) => 'before' | 'after' | undefined
type FaultSide = ReturnType<InjectedFault>

export interface Meter {
  endpoint: string
  units: Units
  /** Units spent while `work` runs, if nothing else uses the meter. */
  during: <T>(work: () => Promise<T>) => Promise<{ result: T; spent: Units }>
  /** Injects a fault until it is called with undefined. */
  fail: (next: InjectedFault | undefined) => void
  stop: () => void
}

/**
 * A proxy before an engine that counts units by the rules AWS publishes: the larger of old and new item,
 * indexes whose entries change, failed conditions, twice in transactions; reads by 4 KB. It reads each item
 * before and after a write by itself, so the measured requests stay unchanged. An engine's own figures are
 * not used.
 */
export async function startMeter(
  engine: string,
  shape: TableShape,
  observe?: ObserveSpending,
): Promise<Meter> {
  const units: Units = { writes: 0, reads: 0, calls: 0 }
  const indexes = toIndexes(shape)
  const keyNames = shape.KeySchema.map(({ AttributeName }) => AttributeName)
  const inTurn = queueByName()
  let fault: InjectedFault | undefined
  let nth = 0

  const spend = (call: MeteredCall, writes: number, reads: number) => {
    units.writes += writes
    units.reads += reads
    observe?.({ ...call, writes, reads })
  }

  const readTargets = (targets: WriteTarget[]) =>
    Promise.all(targets.map(({ table, key }) => getItem(engine, table, key)))

  async function write(call: MeteredCall, raw: string, targets: WriteTarget[], failing: FaultSide) {
    const names = targets.map(({ table, key }) => `${table} ${JSON.stringify(key)}`)
    const factor = call.operation === 'TransactWriteItems' ? 2 : 1
    return inTurn([...new Set(names)].sort(), async () => {
      if (failing === 'before') return injectedRefusal
      const before = await readTargets(targets)
      const answer = await callEngine(engine, call.operation, raw)
      const after = await readTargets(targets)
      const each = targets.map(({ item }, i) => {
        if (answer.status !== 200) return tableWriteUnits(before[i], item ?? before[i])
        const entries = indexes.map((index) => indexWriteUnits(before[i], after[i], index))
        return tableWriteUnits(before[i], after[i]) + total(entries)
      })
      spend(call, factor * total(each), 0)
      return failing === 'after' ? injectedRefusal : answer
    })
  }

  async function read(call: MeteredCall, raw: string, failing: FaultSide): Promise<EngineAnswer> {
    if (failing) return injectedRefusal
    const answer = await callEngine(engine, call.operation, raw)
    if (answer.status === 200) spend(call, 0, await readUnitsOf(engine, call, JSON.parse(answer.text)))
    return answer
  }

  const server = http.createServer(async (request, response) => {
    const raw = await readText(request)
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const call = { operation, body: JSON.parse(raw || '{}') }
    units.calls++
    const failing = fault?.(call, nth++)
    const targets = writeTargetsOf(call, keyNames)
    const answered = targets ? write(call, raw, targets, failing) : read(call, raw, failing)
    const { status, text } = await answered.catch(toServerError)
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(text),
    }
    response.writeHead(status, headers).end(text)
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    units,
    async during(work) {
      const { writes, reads, calls } = units
      const result = await work()
      const spent = {
        writes: units.writes - writes,
        reads: units.reads - reads,
        calls: units.calls - calls,
      }
      return { result, spent }
    },
    fail(next) {
      fault = next
      nth = 0
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/**
 * Writes to one item run one after the other; otherwise the item read before would not be the one replaced.
 */
function queueByName() {
  const turns = new Map<string, Promise<unknown>>()
  return async function inTurn<T>(names: string[], run: () => Promise<T>): Promise<T> {
    const earlier = names.map((name) => turns.get(name))
    const turn = Promise.allSettled(earlier).then(run)
    const ended = turn.catch(() => undefined)
    for (const name of names) turns.set(name, ended)
    return turn
  }
}

const toServerError = ({ message }: Error): EngineAnswer => ({
  status: 500,
  text: JSON.stringify({ __type: 'InternalServerError', message }),
})

const injectedRefusal: EngineAnswer = {
  status: 400,
  text: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException',
    message: 'injected',
  }),
}
