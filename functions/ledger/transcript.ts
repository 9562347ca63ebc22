import { yearOf } from '@zhixing/shared/calendar'
import { countedHoursOf } from '@zhixing/shared/ledger/counted-hours'
import { requirementsOf } from '@zhixing/shared/ledger/requirements'
import { transcriptOf } from '@zhixing/shared/ledger/transcript'
import type { StoredLearner } from '../identity/api'
import { chosenPolicies } from './chosen-policies'
import { listPersonEntries } from './person-entries'
import { listEntries } from './store/entries'

interface TranscriptRequest {
  learnerId: string
  learner: StoredLearner | undefined // not on the roster: nothing is required
  creditYear: number | undefined // undefined: the current year in Beijing
}

/** One credit year of a learner, for display only: the newest entries may be missing for a moment. */
export async function readTranscript({ learnerId, learner, creditYear }: TranscriptRequest, now: Date) {
  const options = { consistent: false }
  const records = learner
    ? await listPersonEntries(learner, options)
    : [{ learnerId, entries: await listEntries(learnerId, options) }]
  const year = creditYear ?? yearOf(now)
  const counted = records.flatMap(({ entries }) => countedHoursOf(entries))
  const requirements = learner
    ? requirementsOf({ entries: counted, career: learner, policies: chosenPolicies, now }, year)
    : []
  const entries = records.flatMap((record) => record.entries)
  const [, ...duplicates] = records
  const merged = duplicates.filter((record) => record.entries.length > 0)
  return {
    ...transcriptOf(entries, year, now, requirements),
    earnedUnder: merged.map((record) => ({
      learnerId: record.learnerId,
      entryIds: record.entries.map(({ entryId }) => entryId),
    })),
  }
}
