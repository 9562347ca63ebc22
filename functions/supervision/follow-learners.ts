import { yearOf } from '@zhixing/shared/calendar'
import { forEachConcurrently } from '../core/concurrency'
import { creditYearOf, type EntryKey, entryKeyOf, entryKeyText } from '../ledger/api'
import type { UnfollowedChange } from './read-changes'
import { refreshStanding } from './refresh-standing'
import { markOf } from './store/followed'
import type { Standing } from './store/standings'
import { deleteUnitsToCount, type UnitToCount } from './store/units-to-count'
import { countUnits, type TouchedUnit } from './touched-units'

const CONCURRENCY = 24

/**
 * Refreshes the standings of these learners and counts their units. Returns the marks of the entries that
 * are in the ledger: a key in the queue whose entry is not there yet is looked at again by the next run.
 */
export async function followLearners(
  learnerIds: readonly string[],
  changes: ReadonlyMap<string, UnfollowedChange>,
  now: Date,
): Promise<string[]> {
  const marks: string[] = []
  const standings: Standing[] = []
  const touched: TouchedUnit[] = []
  const left: UnitToCount[] = []
  const refresh = async (learnerId: string, creditYear: number) => {
    const refreshed = await refreshStanding(learnerId, creditYear, now)
    const { standing, leftOrgPath } = refreshed
    if (standing) standings.push(standing)
    if (standing?.orgPath !== undefined) touched.push({ creditYear, orgPath: standing.orgPath })
    if (leftOrgPath !== undefined) left.push({ learnerId, creditYear, orgPath: leftOrgPath })
    return refreshed
  }
  const followLearner = async (learnerId: string) => {
    const entryKeys = changes.get(learnerId)?.entryKeys ?? []
    for (const creditYear of creditYearsOf(entryKeys, now)) {
      const { entries, mergedInto } = await refresh(learnerId, creditYear)
      if (mergedInto !== undefined) await refresh(mergedInto, creditYear)
      const recorded = new Set(entries.map(({ entryId }) => entryKeyText(entryKeyOf(learnerId, entryId))))
      marks.push(...entryKeys.filter((key) => recorded.has(entryKeyText(key))).map(markOf))
    }
  }
  await forEachConcurrently(learnerIds, followLearner, CONCURRENCY)
  await countUnits([...touched, ...left], standings, now)
  await deleteUnitsToCount(left)
  return marks
}

/**
 * The current year, because a requirement may cover several, and every earlier one for which something was
 * recorded: a classroom day of December may be approved in January, an hour taken back years later.
 */
const creditYearsOf = (entryKeys: readonly EntryKey[], now: Date): number[] => [
  ...new Set([...entryKeys.map(creditYearOf), yearOf(now)]),
]
