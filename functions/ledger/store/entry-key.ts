import { shardOf, UNSEALED_SHARDS } from './entries'

/** Of an entry wherever it stands: in the ledger, among what waits, among what is sealed. */
export interface EntryKey {
  learnerId: string
  entry: string // its sort key
}

export const textOf = ({ learnerId, entry }: EntryKey) => `${learnerId}#${entry}`
export function keyOfText(text: string): EntryKey {
  const end = text.indexOf('#')
  return { learnerId: text.slice(0, end), entry: text.slice(end + 1) }
}

/** An entry as people name it, to its sort key. */
export const entryOfId = (entryId: string) => `ENTRY#${entryId.replaceAll('-', '#')}`

export const ledgerKeyOf = ({ learnerId, entry }: EntryKey) => ({ pk: `LEDGER#${learnerId}`, sk: entry })
export const sealedKeyOf = ({ learnerId, entry }: EntryKey) => ({ pk: `SEALED#${learnerId}`, sk: entry })

const shardName = (shard: number) => `UNSEALED#${String(shard).padStart(2, '0')}`
export const shards = Array.from({ length: UNSEALED_SHARDS }, (_, shard) => shardName(shard))
export const queuedKeyOf = (key: EntryKey) => ({ pk: shardName(shardOf(key.learnerId)), sk: textOf(key) })
