import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { type AwsCredentials, signHeaders } from '../aws/signature'
import { type Backoff, retry } from '../retry'
import { isTransient } from '../transient-error'
import { connectionError, createConnectionPool } from './connection-pool'
import { marshallInput, unmarshallOutput } from './marshall'
import { toServiceError } from './service-error'

/** The commands the client carries out. A new one is added here, with its attributes in marshall.ts. */
const operations = new Map<unknown, string>([
  [GetCommand, 'GetItem'],
  [PutCommand, 'PutItem'],
  [UpdateCommand, 'UpdateItem'],
  [DeleteCommand, 'DeleteItem'],
  [QueryCommand, 'Query'],
  [ScanCommand, 'Scan'],
  [BatchGetCommand, 'BatchGetItem'],
  [BatchWriteCommand, 'BatchWriteItem'],
])

interface DynamodbClientOptions {
  region: string
  /** An engine on this machine; without it, AWS. */
  endpoint?: string | undefined
  credentials: () => AwsCredentials
}

type Handler = (request: { input: object }) => Promise<{ output: object }>
type Middleware = (next: Handler, context: { commandName: string }) => Handler

const CONNECTIONS_MAX = 64
const TIMEOUT_MS = 3000 // four attempts end within the 15 s of most functions
const ATTEMPTS_MAX = 4
const backoff: Backoff = { baseMs: 100, maxMs: 1000 }

/**
 * A document client for the few commands we use, in place of the SDK's, which takes most of the processor
 * time of a heartbeat: one signed POST on a kept connection. Transient errors are retried with full jitter.
 * An attempt that failed may still have been carried out, as with the SDK, so every write has to be safe to
 * repeat. Throws the SDK's errors.
 */
export function createDynamodbClient(options: DynamodbClientOptions): DynamoDBDocumentClient {
  const { region, endpoint, credentials } = options
  const url = new URL(endpoint ?? `https://dynamodb.${region}.amazonaws.com${domainEnding(region)}`)
  const post = createConnectionPool(url, { connectionsMax: CONNECTIONS_MAX, timeoutMs: TIMEOUT_MS })
  const scope = { region, service: 'dynamodb' }
  const middlewares = new Map<string, Middleware>()

  async function send(command: { input: object }): Promise<object> {
    const operation = operations.get(command.constructor)
    if (!operation) throw new Error(`the DynamoDB client does not know ${command.constructor.name}`)
    let next: Handler = async ({ input }) => ({ output: await execute(operation, input) })
    const commandName = `${operation.replace('Item', '')}Command` // `GetItem` is the SDK's `GetCommand`
    for (const middleware of middlewares.values()) next = middleware(next, { commandName })
    return (await next({ input: command.input })).output
  }

  function execute(operation: string, input: object): Promise<object> {
    const target = `DynamoDB_20120810.${operation}`
    const body = JSON.stringify(marshallInput(input))
    return retry(() => attempt(target, body), { attemptsMax: ATTEMPTS_MAX, isTransient, backoff })
  }

  /** Each attempt has a signature of its own: signatures expire, and a function's credentials change. */
  async function attempt(target: string, body: string): Promise<object> {
    const headers = { 'content-type': 'application/x-amz-json-1.0', host: url.host, 'x-amz-target': target }
    const signed = signHeaders({ headers, body }, scope, credentials(), new Date())
    let head = ''
    for (const name in signed) head += `${name}: ${signed[name]}\r\n`
    const { status, text } = await post(head, body)
    if (status !== 200) throw toServiceError(status, text)
    return unmarshallOutput(parseOutput(text))
  }

  /** Like the SDK's `initialize` step; tests inject faults and count units here. */
  const middlewareStack = {
    add: (middleware: Middleware, { name }: { name: string }) => void middlewares.set(name, middleware),
    remove: (name: string) => middlewares.delete(name),
  }
  // The toolbox wants the type of a document client and uses `send` only.
  return { send, middlewareStack } as unknown as DynamoDBDocumentClient
}

const domainEnding = (region: string) => (region.startsWith('cn-') ? '.cn' : '')

/** Throws a transient error for a body that is not JSON: it was cut off on its way. */
function parseOutput(text: string): object {
  try {
    return JSON.parse(text)
  } catch {
    throw connectionError('the response was cut off')
  }
}
