import http from 'node:http'
import type { WireItem, WireValue } from './units'

export interface EngineAnswer {
  status: number
  text: string
}
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
const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/cn-northwest-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0'

/** One call to an engine, with nothing of the product in between. */
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

/** The keys a call names one by one; none for a query. */
export function keysOfCommand(operation: string, body: EngineCommand): WireItem[] {
  const of = ({ pk = {}, sk = {} }: WireItem): WireItem => ({ pk, sk })
  if (operation === 'PutItem') return [of(body.Item ?? {})]
  if (operation === 'BatchWriteItem')
    return Object.values(body.RequestItems ?? {}).flatMap((requests) =>
      (requests as BatchedWrite[]).map(({ PutRequest, DeleteRequest }) =>
        of(PutRequest?.Item ?? DeleteRequest?.Key ?? {}),
      ),
    )
  if (operation === 'BatchGetItem')
    return Object.values(body.RequestItems ?? {}).flatMap((asked) =>
      (asked as { Keys: WireItem[] }).Keys.map(of),
    )
  return body.Key ? [of(body.Key)] : []
}

/** All there is, by consistent reads. */
export async function scanTable(engine: string, table: string): Promise<WireItem[]> {
  const items: WireItem[] = []
  for (let from: WireItem | undefined, first = true; first || from; first = false) {
    const asked = { TableName: table, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }
    const { status, text } = await callEngine(engine, 'Scan', JSON.stringify(asked))
    if (status !== 200) throw new Error(text)
    const answer = JSON.parse(text) as { Items: WireItem[]; LastEvaluatedKey?: WireItem }
    items.push(...answer.Items)
    from = answer.LastEvaluatedKey
  }
  return items
}

export async function emptyTable(engine: string, table: string): Promise<void> {
  const items = await scanTable(engine, table)
  for (let at = 0; at < items.length; at += 25) {
    const requests = items.slice(at, at + 25).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }))
    const { status, text } = await callEngine(
      engine,
      'BatchWriteItem',
      JSON.stringify({ RequestItems: { [table]: requests } }),
    )
    if (status !== 200) throw new Error(text)
  }
}
