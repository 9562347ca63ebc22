import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { callEngine, type EngineAnswer, type EngineCommand, readText } from '../../support/engine/calls'
import { FaultAttempt } from './fault-attempt'
import { faultKindOf, isWriteOperation, type PlannedFault } from './fault-kinds'
import { createStaleCopy } from './stale-copy'

/**
 * A proxy between the product's client and an engine, below signing and retries, so that the client meets an
 * injected fault exactly as it would a real one. It names every call of an attempt; one of them may meet the
 * planned fault.
 */
export async function startFaultProxy(tables: { table: string; stale: string }) {
  let engine = ''
  let pending = 0
  let attempt: FaultAttempt | undefined
  const staleCopy = createStaleCopy(tables, () => engine)

  const server = http.createServer((request, response) => {
    pending++
    response.once('close', () => pending--)
    void handle(request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000

  async function handle(request: http.IncomingMessage, response: http.ServerResponse) {
    const raw = await readText(request)
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const command = JSON.parse(raw || '{}') as EngineCommand
    if (attempt?.isKilled) return response.destroy()
    const fault = attempt?.faultFor(operation, command)
    if (!fault) return send(response, await forward(operation, command, raw))
    const { answer, committed } = faultKindOf(fault)
    if (answer === 'stale') return send(response, await staleCopy.read(operation, command))
    if (committed) await forward(operation, command, raw)
    if (answer === 'killed') attempt?.kill()
    if (answer === 'throttled') return send(response, refusal(400, 'ProvisionedThroughputExceededException'))
    if (answer === 'internal') return send(response, refusal(500, 'InternalServerError'))
    response.destroy()
  }

  const forward = (operation: string, command: EngineCommand, raw: string): Promise<EngineAnswer> => {
    const call = () => callEngine(engine, operation, raw)
    return isWriteOperation(operation) ? staleCopy.beforeWrite(operation, command, call) : call()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    staleCopy,
    connectTo(endpoint: string) {
      engine = endpoint
    },
    /** Names every call from now on; one of them meets the fault. */
    startAttempt(fault?: PlannedFault) {
      attempt = new FaultAttempt(fault)
    },
    /** The calls since `startAttempt`, and how often the fault met its call. */
    endAttempt() {
      const { calls = [], fired = 0 } = attempt ?? {}
      attempt = undefined
      return { calls, fired }
    },
    isKilled: () => attempt?.isKilled === true,
    /** Resolves when no call is under way: a verb that was refused may have left others behind. */
    async waitUntilIdle() {
      for (let quiet = 0; quiet < 3; quiet = pending ? 0 : quiet + 1)
        await new Promise((resolve) => setTimeout(resolve, 1))
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const refusal = (status: number, name: string): EngineAnswer => ({
  status,
  text: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'injected' }),
})

function send(response: http.ServerResponse, { status, text }: EngineAnswer) {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
