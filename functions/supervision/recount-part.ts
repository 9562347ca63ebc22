import { dayOf } from '@zhixing/shared/calendar'
import { type Organisation, organisationIdOf } from '@zhixing/shared/identity/organisation'
import { enteredAt } from '@zhixing/shared/ledger/rules'
import { forEachConcurrently } from '../core/concurrency'
import { findOrganisation, rosterKeysOf } from '../identity/api'
import { countTotals } from './count-totals'
import { listChildren } from './list-children'
import { type RefreshedStanding, refreshStanding } from './refresh-standing'
import { listIndexedStandings, type Standing } from './store/standings'
import { deleteUnitsToCount, type UnitToCount } from './store/units-to-count'

const CONCURRENCY = 24
const KEYS_PER_READ = 500
const COUNTY_DEPTH = 3

/**
 * Counts one part of the roster again, for one credit year: a county with all below it, or the people right
 * at a city or province. Everyone of the roster or counted by a unit of the part is looked at, and every page
 * of totals of the part and above it. `now`: when the run began; later entries are no difference.
 */
export async function recountPart(part: string, creditYear: number, now: Date) {
  const unitPaths = await listUnitPaths(part)
  const learnerIds = new Set<string>()
  for await (const { row } of rosterKeysOf(part, KEYS_PER_READ, undefined)) learnerIds.add(row.learnerId)
  await forEachConcurrently(
    unitPaths,
    async (orgPath) => {
      for (const counted of await listIndexedStandings(organisationIdOf(orgPath), creditYear))
        learnerIds.add(counted.learnerId)
    },
    CONCURRENCY,
  )
  const standings = new Map<string, Standing>()
  const left: UnitToCount[] = []
  const wrongLearnerIds: string[] = []
  let isMended = false
  const refresh = async (learnerId: string) => {
    const refreshed = await refreshStanding(learnerId, creditYear, now)
    const { standing, leftOrgPath, wasDifferent } = refreshed
    if (standing) standings.set(learnerId, standing)
    if (leftOrgPath !== undefined) left.push({ learnerId, creditYear, orgPath: leftOrgPath })
    if (refreshed.isWritten) isMended = true
    if (wasDifferent && !isExplained(refreshed, now)) wrongLearnerIds.push(learnerId)
  }
  await forEachConcurrently(learnerIds, refresh, CONCURRENCY)
  const counted = new Set([...unitPaths, ...left.map(({ orgPath }) => orgPath)])
  const different = await countTotals(counted, standings, { creditYear, day: dayOf(now) })
  await deleteUnitsToCount(left)
  // Totals that differ because a standing was mended follow from it; they are no fault of their own.
  return { learners: learnerIds.size, wrongLearnerIds, wrongOrganisationIds: isMended ? [] : different }
}

/** Whether something was recorded while this run was under way. */
const isExplained = ({ entries }: RefreshedStanding, now: Date): boolean =>
  entries.some((entry) => enteredAt(entry) >= now.toISOString())

/** The units whose people are in this part. Parts end at the county; above it each unit is one of its own. */
async function listUnitPaths(part: string): Promise<string[]> {
  const organisation = await findOrganisation(organisationIdOf(part))
  if (!organisation) return []
  const isAboveCounty = part.split('/').filter(Boolean).length < COUNTY_DEPTH
  return isAboveCounty ? [part] : listSubtree(organisation)
}

async function listSubtree({
  organisationId,
  orgPath,
  hasChildren,
}: Pick<Organisation, 'organisationId' | 'orgPath' | 'hasChildren'>): Promise<string[]> {
  const children = hasChildren ? await listChildren(organisationId) : []
  const below = await Promise.all(children.map(listSubtree))
  return [orgPath, ...below.flat()]
}
