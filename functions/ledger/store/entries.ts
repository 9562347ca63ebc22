import { CreditEntry } from '@zhixing/shared/ledger/entry'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { getRows } from '../../core/dynamodb/rows'
import { CreditEntryEntity, entriesOfLearner, entryOfLearner } from './entity'
import { type EntryKey, entryIdOfSortKey, ledgerKeyOf } from './entry-key'
import { enqueueUnsealed } from './unsealed-queue'

/**
 * The only way into the ledger. Puts the entry if it is absent and returns whether this call put it. The
 * queue row comes first: a crash in between leaves a row without an entry, never an entry that is not
 * sealed.
 */
export async function putEntry(learnerId: string, entry: CreditEntry): Promise<boolean> {
  await enqueueUnsealed(learnerId, entry.entryId)
  return putIfAbsent(CreditEntryEntity, { learnerId, ...entry })
}

export async function findEntry(
  learnerId: string,
  entryId: string,
  { consistent = true } = {},
): Promise<CreditEntry | undefined> {
  const { Items = [] } = await entryOfLearner.query({ learnerId, entryId }).options({ consistent }).send()
  return Items.map(toCreditEntry)[0]
}

interface ListEntriesOptions {
  creditYear?: number | undefined
  /** False, for display only: half the read units, but the newest entries may be missing for a moment. */
  consistent?: boolean
}

/** All entries of the learner, or those of one credit year, in the order of their ids. */
export async function listEntries(
  learnerId: string,
  { creditYear, consistent = true }: ListEntriesOptions = {},
): Promise<CreditEntry[]> {
  const { Items = [] } = await entriesOfLearner
    .query({ learnerId, creditYear })
    .options((options) => ({ ...options, consistent }))
    .send()
  return Items.map(toCreditEntry)
}

/** The stored rows of these entries, read consistently, in any order; absent entries are left out. */
export const getEntryRows = (keys: readonly EntryKey[]) => getRows(keys.map(ledgerKeyOf))

/**
 * A stored row as a credit entry, without learner and key. The oldest rows have no kind: they are awards.
 * Throws on a row that has no entry's shape.
 */
export const toCreditEntry = (row: Record<string, unknown>): CreditEntry =>
  CreditEntry.parse({ ...row, kind: row.kind ?? 'award', entryId: entryIdOfSortKey(String(row.sk)) })
