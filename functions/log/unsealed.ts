import { partitionOf } from '../core/dynamodb/bulk'
import { type EntryKey, keyOfText, shards, textOf } from '../ledger/api'
import { leafHashOf, type Stored } from './leaf'
import { lookUp, takeFromQueue } from './store/log'

export interface Candidate {
  key: EntryKey
  hash: Buffer
}

const LOOKED_UP = 256

/** Entries that are not sealed, in the order of their keys, a few at a time. A row without an entry stays: the entry may be on its way. */
export async function* unsealed(): AsyncGenerator<Candidate[]> {
  let rows: EntryKey[] = []
  for await (const sk of merged(shards.map((shard) => sortKeys(shard)))) {
    rows.push(keyOfText(sk))
    if (rows.length < LOOKED_UP) continue
    yield await candidatesAmong(rows)
    rows = []
  }
  if (rows.length) yield await candidatesAmong(rows)
}

async function candidatesAmong(keys: EntryKey[]): Promise<Candidate[]> {
  const { entries, sealed } = await lookUp(keys)
  // An award that is repeated puts its row anew, also long after it was sealed.
  const done = keys.filter((key) => sealed.has(textOf(key)))
  if (done.length) await takeFromQueue(done)
  return keys.flatMap((key) => {
    const entry = entries.get(textOf(key))
    return entry && !sealed.has(textOf(key)) ? candidateOf(key, entry) : []
  })
}

/** An entry that cannot be put into canonical form waits, and is told of; the others are not held up by it. */
function candidateOf(key: EntryKey, entry: Stored): Candidate[] {
  try {
    return [{ key, hash: leafHashOf(entry) }]
  } catch (error) {
    console.error(
      JSON.stringify({
        level: 'error',
        entry: textOf(key),
        error: error instanceof Error ? error.message : error,
      }),
    )
    return []
  }
}

async function* sortKeys(shard: string): AsyncGenerator<string> {
  for await (const { sk } of partitionOf(shard, LOOKED_UP, 'sk')) yield sk
}

/** Sorted streams as one; of each, one page is held. */
async function* merged(streams: AsyncGenerator<string>[]): AsyncGenerator<string> {
  const heads = await Promise.all(streams.map(async (stream) => ({ stream, next: await stream.next() })))
  for (;;) {
    let least: (typeof heads)[number] | undefined
    for (const head of heads)
      if (!head.next.done && (!least || head.next.value < least.next.value)) least = head
    if (!least || least.next.done) return
    yield least.next.value
    least.next = await least.stream.next()
  }
}
