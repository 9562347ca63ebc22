import {
  BatchWriteCommand,
  execute,
  type IBatchWriteRequest,
} from 'dynamodb-toolbox/table/actions/batchWrite'
import { forEachConcurrently } from '../concurrency'
import { table } from './table'

const BATCH = 25

/** Loads what replaces itself when repeated, and nothing that needs a condition: a batch has none. */
export async function putMany(requests: Iterable<IBatchWriteRequest>): Promise<void> {
  await forEachConcurrently(batches(requests), (batch) =>
    execute({ maxAttempts: 10 }, table.build(BatchWriteCommand).requests(...batch)),
  )
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
