import { type Organisation, organisationIdOf } from '@zhixing/shared/identity/organisation'
import type { JobLevel } from '@zhixing/shared/identity/role'
import type { StandingFilter } from '@zhixing/shared/supervision/contract'
import type { LevelCounts } from '@zhixing/shared/supervision/level-counts'
import { countMatching, matchesFilter } from '@zhixing/shared/supervision/rules'
import { listChildren } from './list-children'
import { standingSortKeyOf } from './store/standing-key'
import { listIndexedStandings } from './store/standings'
import { findShownTotals, type TotalsKey } from './store/totals'

const PEOPLE_PER_PAGE = 50
/** Units asked for one page: totals may be behind the people, and then a unit holds none that match. */
const UNITS_PER_PAGE = 60

export interface StandingSearch {
  unit: Organisation
  creditYear: number
  day: string
  filter: StandingFilter | undefined
  jobLevel: JobLevel | undefined
  extent: 'own' | 'below'
}

/** Where the next page goes on: in this unit after this sort key, or at its first person. */
export interface ListPosition {
  orgPath: string
  sortKey?: string
}

interface MatchingPage {
  learnerIds: string[]
  /** Undefined after the last page. */
  position: ListPosition | undefined
}

/**
 * The people of a subtree who match, unit by unit in the order of codes. The totals say in which units
 * there are any; the others are not read.
 */
export async function listMatchingStandings(
  search: StandingSearch,
  from: ListPosition | undefined,
): Promise<MatchingPage> {
  const learnerIds: string[] = []
  let unitsAsked = 0
  for await (const orgPath of unitsWithMatches(search, from)) {
    if (learnerIds.length >= PEOPLE_PER_PAGE || unitsAsked >= UNITS_PER_PAGE)
      return { learnerIds, position: { orgPath } }
    unitsAsked += 1
    const after = orgPath === from?.orgPath ? from.sortKey : undefined
    const indexed = await listIndexedStandings(organisationIdOf(orgPath), search.creditYear, after)
    for (const standing of indexed) {
      const isMatch =
        matchesFilter(standing, search.filter, search.day) &&
        (search.jobLevel === undefined || search.jobLevel === standing.jobLevel)
      if (!isMatch) continue
      learnerIds.push(standing.learnerId)
      if (learnerIds.length < PEOPLE_PER_PAGE) continue
      return { learnerIds, position: { orgPath, sortKey: standingSortKeyOf(standing) } }
    }
  }
  return { learnerIds, position: undefined }
}

/**
 * The paths of the units that hold people who match, from the position on, each unit before those below it.
 */
async function* unitsWithMatches(
  { unit, creditYear, filter, jobLevel, extent }: StandingSearch,
  from: ListPosition | undefined,
): AsyncGenerator<string> {
  const hasMatches = (counts: readonly LevelCounts[]) => countMatching(counts, filter, jobLevel) > 0

  async function* visit({ organisationId, orgPath, hasChildren }: Organisation): AsyncGenerator<string> {
    const key: TotalsKey = { organisationId, creditYear }
    const totals = hasChildren ? await findShownTotals(key) : undefined
    const isAbovePosition = from !== undefined && from.orgPath !== orgPath && from.orgPath.startsWith(orgPath)
    // A unit without units below it has no totals: those of the unit above have been looked at.
    if (!isAbovePosition && (totals === undefined || hasMatches(totals.own))) yield orgPath
    if (totals === undefined || extent === 'own') return
    const children = await listChildren(organisationId)
    const positionAt = isAbovePosition
      ? children.findIndex((child) => from.orgPath.startsWith(child.orgPath))
      : -1
    // A unit that was closed or moved since the last page: its siblings come again, none is left out.
    const remaining = positionAt === -1 ? children : children.slice(positionAt)
    for (const child of remaining)
      if (hasMatches(totals.children.get(child.organisationId) ?? [])) yield* visit(child)
  }

  yield* visit(unit)
}
