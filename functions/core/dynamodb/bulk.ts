import { BatchGetCommand, BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { environment } from '../environment'
import { documentClient } from './table'

// Tens of thousands of rows at once, as the seal and fsck move them: plain commands, because describing each row would cost more than carrying it.

export interface Key {
  pk: string
  sk: string
}

/** A row of any kind, as it is stored. */
export type StoredRow = Record<string, unknown> & Key

const GETS = 100
const WRITES = 25
const LANES = 8
const ATTEMPTS = 10

/** Consistent; what is not there is not in the answer. */
export async function getAll(keys: readonly Key[], ProjectionExpression?: string): Promise<StoredRow[]> {
  const found: StoredRow[] = []
  await inBatches(keys, GETS, async (batch) => {
    let asked: Key[] | undefined = batch
    for (let attempt = 0; asked?.length; attempt++) {
      await breathe(attempt)
      const RequestItems = {
        [environment.tableName]: { Keys: asked, ConsistentRead: true, ProjectionExpression },
      }
      const { Responses, UnprocessedKeys } = await documentClient.send(new BatchGetCommand({ RequestItems }))
      found.push(...((Responses?.[environment.tableName] ?? []) as StoredRow[]))
      asked = UnprocessedKeys?.[environment.tableName]?.Keys as Key[] | undefined
    }
  })
  return found
}

/** No conditions: for rows that are the same whoever writes them and however often. */
export const putAll = (rows: readonly StoredRow[]) => writeAll(rows.map((Item) => ({ PutRequest: { Item } })))
export const deleteAll = (keys: readonly Key[]) =>
  writeAll(keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })))

type Write = { PutRequest: { Item: StoredRow } } | { DeleteRequest: { Key: Key } }
const writeAll = (writes: readonly Write[]) =>
  inBatches(writes, WRITES, async (batch) => {
    let asked: Write[] | undefined = batch
    for (let attempt = 0; asked?.length; attempt++) {
      await breathe(attempt)
      const { UnprocessedItems } = await documentClient.send(
        new BatchWriteCommand({ RequestItems: { [environment.tableName]: asked } }),
      )
      asked = UnprocessedItems?.[environment.tableName] as Write[] | undefined
    }
  })

/** Throttled rows come back unprocessed: they are sent again, a little later each time. */
async function breathe(attempt: number): Promise<void> {
  if (attempt === ATTEMPTS) throw new Error('the table takes no more rows')
  if (attempt) await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt))
}

async function inBatches<T>(
  all: readonly T[],
  size: number,
  run: (batch: T[]) => Promise<void>,
): Promise<void> {
  let at = 0
  const lane = async () => {
    while (at < all.length) {
      const batch = all.slice(at, at + size)
      at += size
      await run(batch)
    }
  }
  await Promise.all(Array.from({ length: Math.min(LANES, Math.ceil(all.length / size)) }, lane))
}

/** A partition in key order, a page at a time, consistent. */
export async function* partitionOf(pk: string, page = 256, projection?: string): AsyncGenerator<StoredRow> {
  for (
    let ExclusiveStartKey: Record<string, unknown> | undefined, first = true;
    first || ExclusiveStartKey;
    first = false
  ) {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new QueryCommand({
        TableName: environment.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        Limit: page,
        ...(projection && { ProjectionExpression: projection }),
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    yield* Items as StoredRow[]
    ExclusiveStartKey = LastEvaluatedKey
  }
}
