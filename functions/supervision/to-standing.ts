import { countedHoursOf } from '@zhixing/shared/ledger/counted-hours'
import type { RecordEntries } from '@zhixing/shared/ledger/person-entries'
import { requirementsOf } from '@zhixing/shared/ledger/requirements'
import { lateFromOf, remainingHoursOf, standingStateOf } from '@zhixing/shared/supervision/standing'
import type { StoredLearner } from '../identity/api'
import { chosenPolicies } from '../ledger/api'
import type { Standing } from './store/standings'

/** What roster and ledger say of one learner. */
export interface LearnerFacts {
  learner: StoredLearner
  isBound: boolean
  /** Their own entries, and those of records that were merged into theirs. */
  records: readonly RecordEntries[]
}

export function toStanding(
  { learner, isBound, records }: LearnerFacts,
  creditYear: number,
  now: Date,
): Standing {
  const entries = records.flatMap((record) => countedHoursOf(record.entries))
  const facts = { entries, career: learner, policies: chosenPolicies, now }
  const requirements = requirementsOf(facts, creditYear)
  const lateFrom = lateFromOf(requirements)
  return {
    learnerId: learner.learnerId,
    creditYear,
    orgPath: learner.orgPath,
    jobLevel: learner.jobLevel,
    state: standingStateOf(requirements),
    isBound,
    remainingHours: remainingHoursOf(requirements),
    ...(lateFrom !== undefined && { lateFrom }),
  }
}

const comparedFields = ['orgPath', 'jobLevel', 'state', 'isBound', 'remainingHours', 'lateFrom'] as const

export const isSameStanding = (one: Standing | undefined, other: Standing): boolean =>
  one !== undefined && comparedFields.every((field) => one[field] === other[field])
