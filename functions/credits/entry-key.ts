import { hash } from 'node:crypto'

/** Of an entry wherever it stands: in the ledger, among what waits, among what is sealed. */
export interface EntryKey {
  learnerId: string
  entry: string // its sort key
}

const SHARDS = 16

export const textOf = ({ learnerId, entry }: EntryKey) => `${learnerId}#${entry}`
export function keyOfText(text: string): EntryKey {
  const end = text.indexOf('#')
  return { learnerId: text.slice(0, end), entry: text.slice(end + 1) }
}

/** An entry as people name it, to its sort key. */
export const entryOfId = (entryId: string) => `ENTRY#${entryId.replaceAll('-', '#')}`

export const ledgerKeyOf = ({ learnerId, entry }: EntryKey) => ({ pk: `LEDGER#${learnerId}`, sk: entry })
export const sealedKeyOf = ({ learnerId, entry }: EntryKey) => ({ pk: `SEALED#${learnerId}`, sk: entry })

export const shards = Array.from({ length: SHARDS }, (_, shard) => `UNSEALED#${String(shard).padStart(2, '0')}`)
const shardOf = (learnerId: string) => shards[Number.parseInt(hash('sha256', learnerId).slice(0, 2), 16) % SHARDS] as string
export const queuedKeyOf = (key: EntryKey) => ({ pk: shardOf(key.learnerId), sk: textOf(key) })
