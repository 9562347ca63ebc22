import { BatchWriteCommand, execute, type IBatchWriteRequest } from 'dynamodb-toolbox/table/actions/batchWrite'
import { table } from './table'

const BATCH = 25
const LANES = 6

/** Loads what replaces itself when repeated, and nothing that needs a condition: a batch has none. */
export async function putMany(requests: Iterable<IBatchWriteRequest>): Promise<void> {
  const waiting = batches(requests)
  const lane = async () => {
    // The lanes share one iterator, so each takes the next batch when it is free.
    for (const batch of waiting) await execute({ maxAttempts: 10 }, table.build(BatchWriteCommand).requests(...batch))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

function* batches(requests: Iterable<IBatchWriteRequest>): Generator<IBatchWriteRequest[]> {
  let batch: IBatchWriteRequest[] = []
  for (const request of requests) {
    batch.push(request)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length) yield batch
}
