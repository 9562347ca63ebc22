import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { getEntryRows, toCreditEntry } from './store/entries'
import { unsealedKeyPages } from './store/unsealed-queue'

export interface LedgerEntry {
  learnerId: string
  entry: CreditEntry
}

/**
 * Entries recorded and not sealed yet, sorted by learner and entry, in pages of at most 256; read
 * consistently. The queue has no order of time, so it has no cursor: every call begins anew, and an entry
 * is found again until it is sealed. The exact order, each entry once, is that of the log (`entriesSince`
 * in log/api). A reader that calls this first and `entriesSince` next misses no entry that was recorded
 * before it began.
 */
export async function* unsealedEntries(): AsyncGenerator<LedgerEntry[]> {
  for await (const keys of unsealedKeyPages()) {
    const rows = await getEntryRows(keys)
    if (rows.length)
      yield rows.map((row) => ({ learnerId: String(row.learnerId), entry: toCreditEntry(row) }))
  }
}
