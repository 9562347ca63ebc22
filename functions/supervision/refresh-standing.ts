import { dayOf } from '@zhixing/shared/calendar'
import { countedHoursOf } from '@zhixing/shared/ledger/counted-hours'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { requirementsOf } from '@zhixing/shared/ledger/requirements'
import { lateFromOf, remainingHoursOf, standingStateOf } from '@zhixing/shared/supervision/standing'
import { findBinding, findCurrentLearner, type StoredLearner } from '../identity/api'
import { chosenPolicies, listEntries } from '../ledger/api'
import { findStanding, putStanding, type Standing, type StoredStanding } from './store/standings'
import { putUnitToCount } from './store/units-to-count'

/** What roster and ledger say of one learner. */
export interface LearnerFacts {
  learner: StoredLearner
  isBound: boolean
  entries: readonly CreditEntry[] // with those of records that were merged into this one
}

export interface RefreshedStanding {
  /** What is stored now; undefined for a person that no unit ever counted. */
  standing: Standing | undefined
  /** The unit that counted them before, if it is another one. */
  leftOrgPath: string | undefined
  /** Those of this record alone. */
  entries: readonly CreditEntry[]
  /** The record that this one is a duplicate of, which counts its entries. */
  mergedInto: string | undefined
}

/**
 * Replaces the standing by what ledger and roster say now, unless it says so already. The facts are read
 * after the revision, and only that revision is replaced: of two runs at the same time the one that read
 * older facts reads again. A learner who moved leaves a row for their former unit first, so that a crash
 * forgets neither.
 */
export async function refreshStanding(
  learnerId: string,
  creditYear: number,
  now: Date,
): Promise<RefreshedStanding> {
  for (;;) {
    const before = await findStanding({ learnerId, creditYear })
    const { facts, entries, mergedInto } = await readFacts(learnerId, dayOf(now))
    const standing = facts ? toStanding(facts, creditYear, now) : before && withoutUnit(before)
    const leftOrgPath = before?.orgPath === standing?.orgPath ? undefined : before?.orgPath
    const refreshed = { standing, leftOrgPath, entries, mergedInto }
    if (!standing || isSameStanding(before, standing)) return refreshed
    if (leftOrgPath !== undefined) await putUnitToCount({ learnerId, creditYear, orgPath: leftOrgPath })
    if (await putStanding(standing, before?.revision ?? 0)) return refreshed
  }
}

/** `facts` is undefined for a learner that no unit counts: unknown, a duplicate, or no longer employed. */
async function readFacts(learnerId: string, day: string) {
  const [learner, binding, entries] = await Promise.all([
    findCurrentLearner(learnerId),
    findBinding(learnerId),
    listEntries(learnerId),
  ])
  const mergedInto = learner?.mergedInto
  if (!learner || mergedInto !== undefined || hasLeft(learner, day))
    return { facts: undefined, entries, mergedInto }
  const duplicateIds = learner.duplicateIds ?? []
  const ofDuplicates = await Promise.all(duplicateIds.map((duplicateId) => listEntries(duplicateId)))
  const facts = { learner, isBound: binding !== undefined, entries: [entries, ...ofDuplicates].flat() }
  return { facts, entries, mergedInto }
}

/** A day of leaving that lies ahead takes effect with the recount of that night. */
const hasLeft = ({ employmentEnd }: StoredLearner, day: string): boolean =>
  employmentEnd !== undefined && employmentEnd.since <= day

export function toStanding(
  { learner, isBound, entries }: LearnerFacts,
  creditYear: number,
  now: Date,
): Standing {
  const facts = { entries: countedHoursOf(entries), career: learner, policies: chosenPolicies, now }
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

function withoutUnit({ orgPath: _, revision: __, ...standing }: StoredStanding): Standing {
  return standing
}

const comparedFields = ['orgPath', 'jobLevel', 'state', 'isBound', 'remainingHours', 'lateFrom'] as const

export const isSameStanding = (one: Standing | undefined, other: Standing): boolean =>
  one !== undefined && comparedFields.every((field) => one[field] === other[field])
