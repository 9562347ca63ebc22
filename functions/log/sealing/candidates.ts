import type { StoredRow } from '../../core/dynamodb/rows'
import { log } from '../../core/log'
import {
  type EntryKey,
  entryKeyText,
  getEntryRows,
  parseLedgerRowKey,
  removeFromUnsealedQueue,
  unsealedKeyPages,
} from '../../ledger/api'
import { leafHashOf } from '../leaf/leaf'
import { findSealed } from '../store/sealed-positions'

/** An entry that can be sealed, with the hash of its leaf. */
export interface Candidate {
  key: EntryKey
  hash: Buffer
}

/**
 * The entries that are not sealed, sorted by their keys. A queue row without an entry stays, because the
 * entry may still be put.
 */
export async function* unsealedCandidates(): AsyncGenerator<Candidate[]> {
  for await (const keys of unsealedKeyPages()) yield await candidatesAmong(keys)
}

async function candidatesAmong(keys: EntryKey[]): Promise<Candidate[]> {
  const [rows, sealed] = await Promise.all([getEntryRows(keys), findSealed(keys)])
  const isSealed = (key: EntryKey) => sealed.has(entryKeyText(key))
  // A repeated award puts its queue row again, also long after the entry was sealed.
  const sealedBefore = keys.filter(isSealed)
  if (sealedBefore.length) await removeFromUnsealedQueue(sealedBefore)
  const entries = new Map(rows.map((row) => [entryKeyTextOf(row), row]))
  return keys.flatMap((key) => {
    const entry = entries.get(entryKeyText(key))
    return entry && !isSealed(key) ? toCandidate(key, entry) : []
  })
}

const entryKeyTextOf = (row: StoredRow) => {
  const { entryKey } = parseLedgerRowKey(row) ?? {}
  return entryKey && entryKeyText(entryKey)
}

/** An entry without a canonical form stays in the queue and is logged; the others are sealed. */
function toCandidate(key: EntryKey, entry: StoredRow): Candidate[] {
  try {
    return [{ key, hash: leafHashOf(entry) }]
  } catch (error) {
    log.error({ event: 'entry-not-canonical', entry: entryKeyText(key) }, error)
    return []
  }
}
