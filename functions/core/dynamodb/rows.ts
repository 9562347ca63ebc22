import { BatchGetCommand, BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { IBatchWriteRequest } from 'dynamodb-toolbox/table/actions/batchWrite'
import { forEachConcurrently } from '../concurrency'
import { environment } from '../environment'
import { type Backoff, retry } from '../retry'
import { unavailableError } from '../transient-error'
import { documentClient } from './table'

// Many rows at once, without conditions: for rows that are the same however often they are written. A single
// item is read and written through its entity instead. Rows that the table leaves unprocessed are retried;
// if some are left after the last retry, these functions throw a transient error.

export interface RowKey {
  pk: string
  sk: string
}

/** An item as it is stored, without an entity that describes it. */
export type StoredRow = Record<string, unknown> & RowKey

const GET_BATCH = 100 // DynamoDB's limits
const WRITE_BATCH = 25
const CONCURRENCY = 8

/**
 * The rows that exist, in no order, by consistent reads. `projection`: attribute names separated by commas;
 * without it, all.
 */
export async function getRows(keys: readonly RowKey[], projection?: string): Promise<StoredRow[]> {
  const found: StoredRow[] = []
  const getBatch = async (batch: RowKey[]): Promise<RowKey[]> => {
    const request = { Keys: batch, ConsistentRead: true, ProjectionExpression: projection }
    const command = new BatchGetCommand({ RequestItems: { [environment.tableName]: request } })
    const { Responses, UnprocessedKeys } = await documentClient.send(command)
    found.push(...((Responses?.[environment.tableName] ?? []) as StoredRow[]))
    return (UnprocessedKeys?.[environment.tableName]?.Keys ?? []) as RowKey[]
  }
  await processInBatches(keys, GET_BATCH, getBatch)
  return found
}

export const putRows = (rows: readonly StoredRow[]): Promise<void> =>
  write(rows.map((Item) => ({ PutRequest: { Item } })))

export const deleteRows = (keys: readonly RowKey[]): Promise<void> =>
  write(keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })))

/** Puts and deletes that entities describe: `entity.build(BatchPutRequest).item(…)`. */
export const writeRequests = (requests: Iterable<IBatchWriteRequest>): Promise<void> =>
  write(mapIterable(requests, (request) => request.params() as WriteRequest))

/** The rows of a partition in the order of their sort keys, by consistent reads, `pageSize` at a time. */
export async function* readPartition(
  pk: string,
  pageSize = 256,
  projection?: string,
): AsyncGenerator<StoredRow> {
  let startKey: Record<string, unknown> | undefined
  do {
    const command = new QueryCommand({
      TableName: environment.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
      Limit: pageSize,
      ProjectionExpression: projection,
      ExclusiveStartKey: startKey,
    })
    const { Items = [], LastEvaluatedKey } = await documentClient.send(command)
    yield* Items as StoredRow[]
    startKey = LastEvaluatedKey
  } while (startKey)
}

type WriteRequest = { PutRequest: { Item: StoredRow } } | { DeleteRequest: { Key: RowKey } }

const write = (requests: Iterable<WriteRequest>) =>
  processInBatches(requests, WRITE_BATCH, async (batch) => {
    const command = new BatchWriteCommand({ RequestItems: { [environment.tableName]: batch } })
    const { UnprocessedItems } = await documentClient.send(command)
    return (UnprocessedItems?.[environment.tableName] ?? []) as WriteRequest[]
  })

const ATTEMPTS_MAX = 10
const backoff: Backoff = { baseMs: 100 }

const unprocessedError = (count: number) =>
  Object.assign(unavailableError(`the table left ${count} rows unprocessed`), { isUnprocessed: true })
/** Errors of the call itself have been retried by the client. */
const isUnprocessed = (error: unknown) => (error as { isUnprocessed?: true }).isUnprocessed === true

/** `process` returns the entries that the table throttled; they are retried with backoff. */
function processInBatches<T>(entries: Iterable<T>, size: number, process: (batch: T[]) => Promise<T[]>) {
  const processWhole = async (batch: T[]) => {
    let pending = batch
    const attempt = async () => {
      pending = await process(pending)
      if (pending.length) throw unprocessedError(pending.length)
    }
    await retry(attempt, { attemptsMax: ATTEMPTS_MAX, isTransient: isUnprocessed, backoff })
  }
  return forEachConcurrently(batchesOf(entries, size), processWhole, CONCURRENCY)
}

function* batchesOf<T>(entries: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const entry of entries) {
    batch.push(entry)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length) yield batch
}

function* mapIterable<T, U>(entries: Iterable<T>, convert: (entry: T) => U): Generator<U> {
  for (const entry of entries) yield convert(entry)
}
