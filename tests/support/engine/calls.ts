import http from 'node:http'
import type { WireItem, WireValue } from './units'

export interface EngineAnswer {
  status: number
  text: string
}

/** The body of a DynamoDB request, as far as it is read here. */
export interface EngineCommand {
  TableName?: string
  IndexName?: string
  ConsistentRead?: boolean
  Key?: WireItem
  Item?: WireItem
  ExclusiveStartKey?: WireItem
  ExpressionAttributeValues?: Record<string, WireValue>
  RequestItems?: Record<string, unknown>
}
interface BatchedWrite {
  PutRequest?: { Item: WireItem }
  DeleteRequest?: { Key: WireItem }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
// Local engines check that a request is signed, not by which key.
const authorization = [
  'AWS4-HMAC-SHA256 Credential=local/20260101/cn-northwest-1/dynamodb/aws4_request',
  'SignedHeaders=host;x-amz-date;x-amz-target',
  'Signature=0',
].join(', ')

/** Sends one request to an engine, without any code of the product. */
export function callEngine(engine: string, operation: string, body: string): Promise<EngineAnswer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization,
    }
    const request = http.request(engine, { method: 'POST', agent, headers }, (response) => {
      readText(response).then((text) => resolve({ status: response.statusCode ?? 500, text }), reject)
    })
    request.on('error', reject).end(body)
  })
}

export async function readText(stream: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** The keys that a command names; none for a query or scan. */
export function keysOfCommand(operation: string, command: EngineCommand): WireItem[] {
  const toKey = ({ pk = {}, sk = {} }: WireItem): WireItem => ({ pk, sk })
  const requests = Object.values(command.RequestItems ?? {})
  if (operation === 'PutItem') return [toKey(command.Item ?? {})]
  if (operation === 'BatchWriteItem')
    return (requests as BatchedWrite[][])
      .flat()
      .map(({ PutRequest, DeleteRequest }) => toKey(PutRequest?.Item ?? DeleteRequest?.Key ?? {}))
  if (operation === 'BatchGetItem')
    return (requests as { Keys: WireItem[] }[]).flatMap(({ Keys }) => Keys.map(toKey))
  return command.Key ? [toKey(command.Key)] : []
}

/** Every item of a table, by consistent reads. */
export async function scanTable(engine: string, table: string): Promise<WireItem[]> {
  const items: WireItem[] = []
  let ExclusiveStartKey: WireItem | undefined
  do {
    const command = {
      TableName: table,
      ConsistentRead: true,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    }
    const { Items, LastEvaluatedKey } = (await callOrThrow(engine, 'Scan', command)) as {
      Items: WireItem[]
      LastEvaluatedKey?: WireItem
    }
    items.push(...Items)
    ExclusiveStartKey = LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

const BATCH_MAX = 25

export async function emptyTable(engine: string, table: string): Promise<void> {
  const items = await scanTable(engine, table)
  for (let at = 0; at < items.length; at += BATCH_MAX) {
    const batch = items.slice(at, at + BATCH_MAX)
    const requests = batch.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }))
    await callOrThrow(engine, 'BatchWriteItem', { RequestItems: { [table]: requests } })
  }
}

async function callOrThrow(engine: string, operation: string, command: object): Promise<unknown> {
  const { status, text } = await callEngine(engine, operation, JSON.stringify(command))
  if (status !== 200) throw new Error(text)
  return JSON.parse(text)
}
