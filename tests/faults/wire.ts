import http from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  callEngine,
  type EngineAnswer,
  keysOfCommand,
  readText,
  type EngineCommand as WireBody,
} from '../support/engine/calls'
import type { WireItem } from '../support/engine/units'
import { type Call, faultOf, type Kind } from './kinds'

/**
 * Stands between the product's client and an engine: beneath the toolbox, beneath every lean path, beneath signing and retries, so that what the
 * client makes of a fault is what it makes of a real one. Names every call of an attempt; one of them may meet a fault.
 */
export async function startWire(tables: { table: string; stale: string }) {
  let engine = ''
  let pending = 0
  let attempt:
    | { calls: Call[]; seen: Map<string, number>; fault?: Planned | undefined; isDead: boolean }
    | undefined
  let isShadowed = false
  let behind: WireItem[] = []
  let last: Promise<unknown> = Promise.resolve()

  const server = http.createServer((request, response) => {
    pending++
    response.once('close', () => pending--)
    void answer(request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000

  async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
    const raw = await readText(request)
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const body = JSON.parse(raw || '{}') as WireBody
    if (attempt?.isDead) return response.destroy()
    const met = attempt && meets(attempt, operation, body)
    if (!met) return give(response, await carry(operation, body, raw))
    const { answer, committed } = faultOf(met)
    if (answer === 'stale')
      return give(
        response,
        await callEngine(engine, operation, JSON.stringify({ ...body, TableName: tables.stale })),
      )
    if (committed) await carry(operation, body, raw)
    if (answer === 'killed' && attempt) attempt.isDead = true
    if (answer === 'throttled') return give(response, refusal(400, 'ProvisionedThroughputExceededException'))
    if (answer === 'internal') return give(response, refusal(500, 'InternalServerError'))
    response.destroy()
  }

  /** While it is shadowed, the table of what was is always one write behind, whichever key that was. */
  async function carry(operation: string, body: WireBody, raw: string): Promise<EngineAnswer> {
    if (!isShadowed || !isWrite(operation)) return callEngine(engine, operation, raw)
    const turn = last.then(async () => {
      await Promise.all(behind.map(catchUp))
      behind = keysOfCommand(operation, body)
      return callEngine(engine, operation, raw)
    })
    last = turn.catch(() => undefined)
    return turn
  }

  async function catchUp(Key: WireItem) {
    const { text } = await callEngine(
      engine,
      'GetItem',
      JSON.stringify({ TableName: tables.table, Key, ConsistentRead: true }),
    )
    const { Item } = JSON.parse(text) as { Item?: WireItem }
    const [operation, change] = Item ? ['PutItem', { Item }] : ['DeleteItem', { Key }]
    await callEngine(
      engine,
      operation as string,
      JSON.stringify({ TableName: tables.stale, ...(change as object) }),
    )
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to(endpoint: string) {
      engine = endpoint
    },
    shadow(on: boolean) {
      isShadowed = on
      behind = []
    },
    /** From now on calls are named, and one of them meets its fault. */
    begin(fault?: { call: string; kind: Kind }) {
      attempt = {
        calls: [],
        seen: new Map(),
        isDead: false,
        fault: fault && { ...fault, left: faultOf(fault.kind).times },
      }
    },
    /** What was called, and how often the fault met its call. */
    end() {
      const { calls = [], fault } = attempt ?? {}
      attempt = undefined
      return { calls, fired: fault ? faultOf(fault.kind).times - fault.left : 0 }
    },
    isDead: () => attempt?.isDead === true,
    /** Until nothing is under way: a refused verb may have left other calls behind. */
    async idle() {
      for (let quiet = 0; quiet < 3; quiet = pending ? 0 : quiet + 1)
        await new Promise((resolve) => setTimeout(resolve, 1))
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
export type Wire = Awaited<ReturnType<typeof startWire>>

interface Planned {
  call: string
  kind: Kind
  left: number
}

/** Notes the call, unless it is the client's retry of the one that meets its fault. */
function meets(
  attempt: { calls: Call[]; seen: Map<string, number>; fault?: Planned | undefined },
  operation: string,
  body: WireBody,
) {
  const { calls, seen, fault } = attempt
  const like = nameOf(operation, body)
  const isUnderway =
    fault !== undefined &&
    fault.left < faultOf(fault.kind).times &&
    fault.left > 0 &&
    fault.call.startsWith(`${like} ·`)
  if (isUnderway) {
    fault.left--
    return fault.kind
  }
  const count = (seen.get(like) ?? 0) + 1
  seen.set(like, count)
  const name = `${like} ·${count}`
  const lags = body.IndexName
    ? 'index'
    : isWrite(operation) || body.ConsistentRead || operation.startsWith('Batch')
      ? undefined
      : 'replica'
  calls.push({ name, isWrite: isWrite(operation), lags })
  if (fault?.call !== name || fault.left === 0) return undefined
  fault.left--
  return fault.kind
}

const isWrite = (operation: string) => /^(Put|Update|Delete|BatchWrite)/.test(operation)

function nameOf(operation: string, body: WireBody): string {
  const keys = keysOfCommand(operation, body)
  if (keys.length) return `${operation} ${keys.map(({ pk, sk }) => `${pk?.S} / ${sk?.S}`).join(', ')}`
  const values = Object.values(body.ExpressionAttributeValues ?? {}).map((value) => Object.values(value)[0])
  return `${operation} ${[body.IndexName, ...values, body.ExclusiveStartKey && 'on'].filter(Boolean).join(' ')}`
}

const refusal = (status: number, name: string): EngineAnswer => ({
  status,
  text: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'injected' }),
})

function give(response: http.ServerResponse, { status, text }: EngineAnswer) {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
