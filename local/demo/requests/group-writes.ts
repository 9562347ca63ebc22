import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

type WriteRequests = Record<string, { PutRequest?: { Item?: Record<string, unknown> } }[]>
type Put = { Put: { TableName: string; Item: Record<string, unknown> } }
type SendCommand = (command: { input: object }) => Promise<object>

interface PendingBatch {
  puts: Put[]
  resolve: () => void
  reject: (error: unknown) => void
}

const PUTS_MAX = 100 // DynamoDB's limit for one transaction
const WAIT_MS = 3

/**
 * Makes the client write batches that are sent at the same time as one transaction, until the returned
 * function is called. The engine flushes the disk once for each item of a batch, but once for a whole
 * transaction, so the demo loads five times faster. The product itself uses no transactions.
 */
export function groupWrites(client: DynamoDBDocumentClient, endpoint: string): () => void {
  const queueBatch = createBatchQueue(endpoint)
  const patched = client as unknown as { send: SendCommand }
  const { send } = patched
  patched.send = async (command) => {
    const isBatch = command instanceof BatchWriteCommand
    const puts = isBatch ? putsOf(command.input.RequestItems as WriteRequests) : undefined
    if (!puts) return send.call(client, command)
    await queueBatch(puts)
    return { UnprocessedItems: {} }
  }
  return () => {
    patched.send = send
  }
}

/** Returns a function that resolves when the puts given to it have been written together with others. */
function createBatchQueue(endpoint: string) {
  let pending: PendingBatch[] = []
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const group = pending
    pending = []
    if (group.length === 0) return
    const puts = group.flatMap((batch) => batch.puts)
    writeTransaction(endpoint, puts).then(
      () => {
        for (const { resolve } of group) resolve()
      },
      (error: unknown) => {
        for (const { reject } of group) reject(error)
      },
    )
  }

  return (puts: Put[]) =>
    new Promise<void>((resolve, reject) => {
      const count = pending.reduce((sum, batch) => sum + batch.puts.length, 0)
      if (count + puts.length > PUTS_MAX) flush()
      pending.push({ puts, resolve, reject })
      timer ??= setTimeout(flush, WAIT_MS)
      if (count + puts.length === PUTS_MAX) flush()
    })
}

/** Undefined for a batch that also deletes. */
function putsOf(requests: WriteRequests = {}): Put[] | undefined {
  const puts = Object.entries(requests).flatMap(([TableName, entries]) =>
    entries.map(({ PutRequest }) => PutRequest?.Item && { Put: { TableName, Item: PutRequest.Item } }),
  )
  return puts.every((put) => put !== undefined) ? puts : undefined
}

/** Calls the engine without the SDK, which needs more time for an item than the engine does. */
async function writeTransaction(endpoint: string, puts: Put[]): Promise<void> {
  const TransactItems = puts.map(({ Put: { TableName, Item } }) => ({
    Put: { TableName, Item: mapOf(Item) },
  }))
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.TransactWriteItems',
      'x-amz-date': '20260101T000000Z',
      authorization: UNCHECKED_SIGNATURE,
    },
    body: JSON.stringify({ TransactItems }),
  })
  if (!response.ok) throw new Error(`the engine answered ${response.status} ${await response.text()}`)
}

/** The engine requires a signature and does not check it. */
const UNCHECKED_SIGNATURE =
  'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=none'

type AttributeValue =
  | { S: string }
  | { N: string }
  | { BOOL: boolean }
  | { L: AttributeValue[] }
  | { M: Record<string, AttributeValue> }

const mapOf = (values: object): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, attributeOf(value)]],
    ),
  )

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: `${value}` }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(attributeOf) }
  if (typeof value === 'object' && value !== null) return { M: mapOf(value) }
  throw new Error(`no attribute type for ${typeof value}`)
}
