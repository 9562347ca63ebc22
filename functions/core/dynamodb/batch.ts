import {
  BatchWriteCommand,
  execute,
  type IBatchWriteRequest,
} from 'dynamodb-toolbox/table/actions/batchWrite'
import { table } from './table'

const BATCH = 25
const LANES = 6

/** Loads what replaces itself when repeated, and nothing that needs a condition: a batch has none. */
export async function putMany(requests: Iterable<IBatchWriteRequest>): Promise<void> {
  await inLanes(batches(requests), (batch) =>
    execute({ maxAttempts: 10 }, table.build(BatchWriteCommand).requests(...batch)),
  )
}

/** A few at a time. The lanes share one iterator, so each takes the next when it is free. */
export async function inLanes<T>(entries: Iterable<T>, run: (entry: T) => Promise<unknown>): Promise<void> {
  const waiting = entries[Symbol.iterator]()
  const lane = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await run(next.value)
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
