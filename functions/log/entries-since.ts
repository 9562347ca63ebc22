import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { type EntryKey, entryKeyText, getEntryRows, parseLedgerRowKey, toCreditEntry } from '../ledger/api'
import { listLeafGroupsOfBlock } from './store/leaves'

/** The number of leaves a reader has seen: 0 to begin, then `next` of the page before. It only grows. */
export type LogCursor = number

export interface SealedEntry {
  learnerId: string
  entry: CreditEntry
  index: number // in the log
}

export interface SealedEntryPage {
  entries: SealedEntry[]
  /**
   * Store it together with what was computed from the page, in one write, so that a crash repeats or skips
   * nothing.
   */
  next: LogCursor
}

/**
 * The entries after a cursor in the log, at most 256; an empty page means that the reader has seen all. For
 * modules that follow the ledger (certificates, supervision, xAPI): they pull, so that completion does not
 * depend on them.
 *
 * Order: that of the leaves, which never changes, so across pages every entry comes exactly once, also while
 * new ones are recorded and sealed. Neither the ledger nor its queue has such an order.
 * Consistency: strong, for entries that the daily seal has placed. Entries recorded since then come with a
 * later page; until then `unsealedEntries` of ledger/api lists them, in no order of time.
 */
export async function entriesSince(cursor: LogCursor): Promise<SealedEntryPage> {
  const groups = await listLeafGroupsOfBlock(cursor)
  const positions = groups
    .flatMap(({ index, keys }) => keys.map((key, nth) => ({ key, index: index + nth })))
    .filter(({ index }) => index >= cursor)
  const entries = await readEntries(positions.map(({ key }) => key))
  return {
    entries: positions.map(({ key, index }) => ({
      learnerId: key.learnerId,
      entry: entryOf(key, entries),
      index,
    })),
    next: cursor + positions.length,
  }
}

async function readEntries(keys: EntryKey[]): Promise<Map<string, CreditEntry>> {
  const entries = new Map<string, CreditEntry>()
  for (const row of await getEntryRows(keys)) {
    const { entryKey } = parseLedgerRowKey(row) ?? {}
    if (entryKey) entries.set(entryKeyText(entryKey), toCreditEntry(row))
  }
  return entries
}

function entryOf(key: EntryKey, entries: ReadonlyMap<string, CreditEntry>): CreditEntry {
  const entry = entries.get(entryKeyText(key))
  if (!entry) throw new Error(`${entryKeyText(key)} is sealed and not in the ledger`)
  return entry
}
