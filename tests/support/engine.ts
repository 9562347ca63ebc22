import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'

const require = createRequire(join(process.cwd(), 'package.json'))

/** The binary where there is one for this machine, else the engine written in JavaScript; `DYNAMODB_ENGINE` chooses. */
function commandOf(port: number): [string, string[]] {
  const dynalite = (): [string, string[]] => [
    process.execPath,
    [require.resolve('dynalite/cli.js'), '--host', '127.0.0.1', '--port', `${port}`, '--createTableMs', '0'],
  ]
  if (process.env.DYNAMODB_ENGINE === 'dynalite') return dynalite()
  try {
    const binary = process.env.DYNOXIDE_BIN ?? require.resolve('@dynoxide/linux-x64/dynoxide')
    return [binary, ['serve', '--host', '127.0.0.1', '--port', `${port}`]]
  } catch {
    return dynalite()
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** In memory, on a port of its own. Spoken to without the SDK, which would take longer to load than the engine to start. */
export async function startEngine(tableName: string, shape: object): Promise<{ endpoint: string; engine: ChildProcess }> {
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const engine = spawn(...commandOf(port), { stdio: 'ignore' })
  const { TimeToLiveSpecification: _, PointInTimeRecoverySpecification: __, ...TableShape } = shape as Record<string, unknown>
  const body = JSON.stringify({ TableName: tableName, ...TableShape })
  for (const until = Date.now() + 10_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 10))) {
    if (await created(endpoint, body)) return { endpoint, engine }
  }
  engine.kill()
  throw new Error('the engine did not start within 10 s')
}

const credential = 'Credential=local/20260101/cn-northwest-1/dynamodb/aws4_request'

async function created(endpoint: string, body: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.CreateTable',
        'x-amz-date': '20260101T000000Z',
        authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none`,
      },
      body,
    })
    if (!response.ok) throw new Error(await response.text())
    return true
  } catch (error) {
    if (error instanceof TypeError) return false // nobody listens yet
    throw error
  }
}
