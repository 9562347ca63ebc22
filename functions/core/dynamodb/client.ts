import { ConditionalCheckFailedException, DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
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
import { retry } from '../retry'
import { isTransient } from '../transient-error'
import { type Credentials, signedHeaders } from './aws-signature'
import { broken, connectionsTo } from './connection'
import { marshalled, unmarshalled } from './marshall'

/** The commands there are. Whoever needs another adds it here, with what of it is made of attributes (wire.ts). */
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

interface Options {
  region: string
  /** An engine on this machine; absent: AWS. */
  endpoint?: string | undefined
  credentials: () => Credentials
}

type Step = (given: { input: object }) => Promise<{ output: object }>
type Middleware = (next: Step, context: { commandName: string }) => Step

const ATTEMPTS_MAX = 4
const backoff = { baseMs: 100, maxMs: 1000 }
const TIMEOUT_MS = 3000 // of silence; four times that is still less than a function may take

/**
 * A document client of the few commands we use, in place of the SDK's, which takes most of the processor time of a heartbeat: one signed POST on a
 * kept connection. Throttling, 5xx, silence and broken connections are tried again with full jitter; an attempt that came to nothing may
 * have been carried out all the same, as with the SDK: every write of ours is safe to repeat. Errors are the SDK's.
 */
export function createTransport({ region, endpoint, credentials }: Options): DynamoDBDocumentClient {
  const url = new URL(
    endpoint ?? `https://dynamodb.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`,
  )
  const ask = connectionsTo(url, { connectionsMax: 64, silenceMs: TIMEOUT_MS })
  const scope = { region, service: 'dynamodb' }
  const middlewares = new Map<string, Middleware>()

  async function send(command: { input: object }): Promise<object> {
    const operation = operations.get(command.constructor)
    if (!operation) throw new Error(`the transport does not know ${command.constructor.name}`)
    let next: Step = async ({ input }) => ({ output: await carryOut(operation, input) })
    for (const middleware of middlewares.values())
      next = middleware(next, { commandName: `${operation.replace('Item', '')}Command` })
    return (await next({ input: command.input })).output
  }

  function carryOut(operation: string, input: object): Promise<object> {
    const target = `DynamoDB_20120810.${operation}`
    const body = JSON.stringify(marshalled(input))
    return retry(() => post(target, body), { attemptsMax: ATTEMPTS_MAX, isTransient, backoff })
  }

  /** Signed anew at every attempt: a signature is good for five minutes, and a session's credentials change. */
  async function post(target: string, body: string): Promise<object> {
    const fixed = { 'content-type': 'application/x-amz-json-1.0', host: url.host, 'x-amz-target': target }
    const headers = signedHeaders(fixed, body, scope, credentials(), new Date())
    let head = ''
    for (const name in headers) head += `${name}: ${headers[name]}\r\n`
    const { status, text } = await ask(head, body)
    if (status !== 200) throw errorOf(status, text)
    return unmarshalled(parsed(text))
  }

  /** The SDK's first step, by which tests and the demo stand between the store and the table. */
  const middlewareStack = {
    add: (middleware: Middleware, { name }: { name: string }) => void middlewares.set(name, middleware),
    remove: (name: string) => middlewares.delete(name),
  }
  // The toolbox asks for a document client by its type and uses nothing of it but send.
  return { send, middlewareStack } as unknown as DynamoDBDocumentClient
}

/** An answer that is no JSON is a broken connection. */
function parsed(text: string): object {
  try {
    return JSON.parse(text)
  } catch {
    throw broken('the answer broke off')
  }
}

function errorOf(status: number, text: string): Error {
  const problem = readProblem(text)
  const name = problem.__type?.split('#').at(-1) ?? (status >= 500 ? 'InternalServerError' : 'UnknownError')
  const message = problem.message ?? problem.Message ?? name
  const $metadata = { httpStatusCode: status }
  if (name === 'ConditionalCheckFailedException')
    return new ConditionalCheckFailedException({ message, $metadata })
  return new DynamoDBServiceException({
    name,
    message,
    $fault: status >= 500 ? 'server' : 'client',
    $metadata,
  })
}

function readProblem(text: string): { __type?: string; message?: string; Message?: string } {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {} // a gateway in between, not the table
  }
}
