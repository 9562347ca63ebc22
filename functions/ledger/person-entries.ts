import { combineRecords, type RecordEntries } from '@zhixing/shared/ledger/person-entries'
import { findDuplicates, type StoredLearner } from '../identity/api'
import { listEntries } from './store/entries'

/**
 * The entries of a person, by record: their own first, then those of duplicates that were merged into it.
 * What two records earned twice counts once. `consistent: false` is for display only.
 */
export async function listPersonEntries(
  learner: StoredLearner,
  options: { consistent?: boolean } = {},
): Promise<RecordEntries[]> {
  const duplicates = await findDuplicates(learner)
  const ids = [learner, ...duplicates].map(({ learnerId }) => learnerId)
  const records = await Promise.all(
    ids.map(async (id) => ({ learnerId: id, entries: await listEntries(id, options) })),
  )
  return combineRecords(records)
}
