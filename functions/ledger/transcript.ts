import { yearOf } from '@zhixing/shared/calendar'
import { countedHoursOf } from '@zhixing/shared/ledger/counted-hours'
import { requirementsOf } from '@zhixing/shared/ledger/requirements'
import { transcriptOf } from '@zhixing/shared/ledger/transcript'
import type { StoredLearner } from '../identity/api'
import { chosenPolicies } from './chosen-policies'
import { listEntries } from './store/entries'

interface TranscriptRequest {
  learnerId: string
  /** A promise is awaited together with the entries. Undefined: not on the roster, so nothing is required. */
  learner: StoredLearner | undefined | Promise<StoredLearner | undefined>
  creditYear: number | undefined // undefined: the current year in Beijing
}

/** One credit year of a learner, for display only: the newest entries may be missing for a moment. */
export async function readTranscript({ learnerId, learner, creditYear }: TranscriptRequest, now: Date) {
  const [entries, career] = await Promise.all([listEntries(learnerId, { consistent: false }), learner])
  const year = creditYear ?? yearOf(now)
  const requirements = career
    ? requirementsOf({ entries: countedHoursOf(entries), career, policies: chosenPolicies, now }, year)
    : []
  return transcriptOf(entries, year, now, requirements)
}
