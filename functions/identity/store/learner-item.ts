import { type EmploymentState, employmentStates } from '@zhixing/shared/identity/employment'
import { type JobLevel, jobLevels } from '@zhixing/shared/identity/role'
import type { StoredLearner } from './stored-learner'

// I16  learners of a subtree by unit, and in a unit by job level   Query gsi1, keys only, then each by I1
//      gsi1pk = ROSTER-OF#the path down to the county, gsi1sk = orgPath#level employment#learnerId
// Partitions end at the county: one for a province would take all writes of an import.

/** Province, city, county. */
export const PARTITION_DEPTH = 3

/** The path of the county that a path lies in; of a city or province, its own. */
export const rosterPartition = (path: string): string => {
  const ids = path.split('/').filter(Boolean).slice(0, PARTITION_DEPTH)
  return `ROSTER-OF#${ids.map((id) => `${id}/`).join('')}`
}

/** One character each in the key, so that filters need no further read. */
const employmentLetters = { employed: 'E', left: 'L', retired: 'R' } as const
const letterOf = (state: EmploymentState) => employmentLetters[state]

/** A learner with the attributes by which lists find them; a duplicate is in no list. */
export function toLearnerItem(learner: StoredLearner) {
  const { learnerId, orgPath, jobLevel, employmentEnd, mergedInto } = learner
  if (mergedInto !== undefined) return learner
  const facts = `${jobLevels.indexOf(jobLevel)}${letterOf(employmentEnd?.state ?? 'employed')}`
  return { ...learner, gsi1pk: rosterPartition(orgPath), gsi1sk: [orgPath, facts, learnerId].join('#') }
}

/** The learner of an item, without what the table adds. */
export function toStoredLearner({
  gsi1pk: _partition,
  gsi1sk: _sortKey,
  created: _created,
  modified: _modified,
  ...learner
}: StoredLearner & Partial<Record<'gsi1pk' | 'gsi1sk' | 'created' | 'modified', string>>): StoredLearner {
  return learner
}

/** What the key of a learner in I16 says. */
export interface RosterKey {
  orgPath: string
  jobLevel: JobLevel | undefined
  employment: EmploymentState | undefined
  learnerId: string
}

export function parseRosterKey(gsi1sk: string): RosterKey {
  const [orgPath = '', facts = '', learnerId = ''] = gsi1sk.split('#')
  return {
    orgPath,
    learnerId,
    jobLevel: jobLevels[Number(facts[0])],
    employment: employmentStates.find((state) => letterOf(state) === facts[1]),
  }
}
