import { createHash } from 'node:crypto'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { deleteRows, readPartition } from '../../core/dynamodb/rows'
import { UnsealedEntity } from './entity'
import { type EntryKey, entryKeyText, parseEntryKeyText, unsealedPartition } from './entry-key'
import { mergeSorted } from './merge-sorted'

const SHARDS = 16
const PAGE_ROWS = 256

/** The entries of one learner are always in the same one of sixteen partitions. */
export const unsealedShardOf = (learnerId: string) =>
  createHash('sha256').update(learnerId).digest().readUInt8(0) % SHARDS

export const unsealedPartitions = Array.from({ length: SHARDS }, (_, shard) => unsealedPartition(shard))

export const unsealedKeyOf = (key: EntryKey) => ({
  pk: unsealedPartition(unsealedShardOf(key.learnerId)),
  sk: entryKeyText(key),
})

export const enqueueUnsealed = (learnerId: string, entryId: string) =>
  UnsealedEntity.build(PutItemCommand)
    .item({ shard: unsealedShardOf(learnerId), learnerId, entryId })
    .send()

/**
 * Keys in the queue of unsealed entries, sorted by their text, in pages of at most 256; read consistently.
 * A key may have no entry yet, and if its award was repeated the entry may be sealed already.
 */
export async function* unsealedKeyPages(): AsyncGenerator<EntryKey[]> {
  let page: EntryKey[] = []
  for await (const text of mergeSorted(unsealedPartitions.map(keyTextsIn))) {
    page.push(parseEntryKeyText(text))
    if (page.length < PAGE_ROWS) continue
    yield page
    page = []
  }
  if (page.length) yield page
}

async function* keyTextsIn(partition: string): AsyncGenerator<string> {
  for await (const { sk } of readPartition(partition, PAGE_ROWS, 'sk')) yield sk
}

export const removeFromUnsealedQueue = (keys: readonly EntryKey[]) => deleteRows(keys.map(unsealedKeyOf))
