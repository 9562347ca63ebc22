/** Names one entry wherever it is stored: in the ledger, in the queue of unsealed entries, in the log. */
export interface EntryKey {
  learnerId: string
  sortKey: string // of the entry in the ledger: ENTRY#year#…
}

const PREFIX = 'ENTRY#'

/** The id as people see it, `2026-course-00001`, as the sort key `ENTRY#2026#course#00001`. */
export const entrySortKeyOf = (entryId: string) => `${PREFIX}${entryId.replaceAll('-', '#')}`
export const entryIdOfSortKey = (sortKey: string) => sortKey.slice(PREFIX.length).replaceAll('#', '-')

export const entryKeyOf = (learnerId: string, entryId: string): EntryKey => ({
  learnerId,
  sortKey: entrySortKeyOf(entryId),
})

/** `ENTRY#2026#…` is of the credit year 2026. */
export const creditYearOf = ({ sortKey }: EntryKey): number => Number(sortKey.split('#')[1])

/**
 * `learnerId#ENTRY#…`: the sort key in the queue, a line in a group of leaves, the name in what fsck
 * reports.
 */
export const entryKeyText = ({ learnerId, sortKey }: EntryKey) => `${learnerId}#${sortKey}`

/** A text without `#`, which only a tampered row has, becomes the key of an entry that does not exist. */
export function parseEntryKeyText(text: string): EntryKey {
  const end = text.indexOf('#')
  return { learnerId: text.slice(0, end), sortKey: text.slice(end + 1) }
}

/** `ENTRY#` or `ENTRY#2026#`: what the sort keys of all entries, or of one credit year, begin with. */
export const entrySortKeyPrefix = (creditYear?: number) =>
  creditYear === undefined ? PREFIX : `${PREFIX}${creditYear}#`

const LEDGER = 'LEDGER#'
export const ledgerPartition = (learnerId: string) => `${LEDGER}${learnerId}`
export const ledgerKeyOf = ({ learnerId, sortKey }: EntryKey) => ({
  pk: ledgerPartition(learnerId),
  sk: sortKey,
})

const UNSEALED = 'UNSEALED#'
export const unsealedPartition = (shard: number) => `${UNSEALED}${String(shard).padStart(2, '0')}`

/** The entry of a row, which is the entry itself or its row in the queue of unsealed entries. */
export function parseLedgerRowKey(key: {
  pk: string
  sk: string
}): { kind: 'entry' | 'unsealed'; entryKey: EntryKey } | undefined {
  if (key.pk.startsWith(LEDGER))
    return { kind: 'entry', entryKey: { learnerId: key.pk.slice(LEDGER.length), sortKey: key.sk } }
  if (key.pk.startsWith(UNSEALED)) return { kind: 'unsealed', entryKey: parseEntryKeyText(key.sk) }
  return undefined
}
