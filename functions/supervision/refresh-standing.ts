import { dayOf } from '@zhixing/shared/calendar'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { findBinding, findCurrentLearner, type StoredLearner } from '../identity/api'
import { listEntries, listPersonEntries } from '../ledger/api'
import { findStanding, putStanding, type Standing, type StoredStanding } from './store/standings'
import { putUnitToCount } from './store/units-to-count'
import { isSameStanding, toStanding } from './to-standing'

export interface RefreshedStanding {
  /** Whether a standing was stored and said something else. */
  wasDifferent: boolean
  /** Whether this call stored it. */
  isWritten: boolean
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
    const isSame = !standing || isSameStanding(before, standing)
    const wasDifferent = before !== undefined && !isSame
    const refreshed = { wasDifferent, isWritten: !isSame, standing, leftOrgPath, entries, mergedInto }
    if (isSame) return refreshed
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
  const records = await listPersonEntries(learner)
  const facts = { learner, isBound: binding !== undefined, records }
  return { facts, entries, mergedInto }
}

/** A day of leaving that lies ahead takes effect with the recount of that night. */
const hasLeft = ({ employmentEnd }: StoredLearner, day: string): boolean =>
  employmentEnd !== undefined && employmentEnd.since <= day

function withoutUnit({ orgPath: _, revision: __, ...standing }: StoredStanding): Standing {
  return standing
}
