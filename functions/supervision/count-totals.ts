import { organisationIdOf, pathsAbove } from '@zhixing/shared/identity/organisation'
import { type LevelCounts, sumLevelCounts } from '@zhixing/shared/supervision/level-counts'
import { toLevelCounts } from '@zhixing/shared/supervision/standing'
import { forEachConcurrently } from '../core/concurrency'
import { log } from '../core/log'
import { findOrganisation } from '../identity/api'
import { listIndexedStandings, type Standing } from './store/standings'
import { sumTotals, toStoredTotals, type UnitTotals } from './store/stored-totals'
import { findTotalsRevision, putTotals } from './store/totals'

/** The year and the day on which totals are counted; the day decides who is late. */
export interface CountingDay {
  creditYear: number
  day: string
}

/** Standings that this run has read or written, by learner. */
export type FreshStandings = ReadonlyMap<string, Standing>

/** What of one page of totals has to be counted again. */
interface PageTask {
  organisationId: string
  countsOwn: boolean
  leaves: Set<string> // units below without units below them: counted from standings
  branches: Set<string> // the other ones: summed from their own page
}

/**
 * Counts these units again, then every unit above them, the lowest first. Each page is replaced by what was
 * counted, never added to, so that a repeat changes nothing.
 */
export async function countTotals(
  orgPaths: Iterable<string>,
  fresh: FreshStandings,
  counting: CountingDay,
): Promise<void> {
  const freshByUnit = groupByUnit(fresh.values())
  const countUnit = (orgPath: string) =>
    countStandings(orgPath, fresh, freshByUnit.get(orgPath) ?? [], counting)
  const tasks = new Map<string, PageTask>() // by path of the unit whose page it is
  for (const orgPath of orgPaths) await addTasks(tasks, orgPath)
  const depths = [...new Set([...tasks.keys()].map(depthOf))].sort((one, other) => other - one)
  for (const depth of depths) {
    const atDepth = [...tasks].filter(([path]) => depthOf(path) === depth)
    await forEachConcurrently(atDepth, ([orgPath, task]) => countPage(orgPath, task, countUnit, counting))
  }
}

function groupByUnit(standings: Iterable<Standing>): Map<string, Standing[]> {
  const groups = new Map<string, Standing[]>()
  for (const standing of standings) {
    if (standing.orgPath === undefined) continue
    const group = groups.get(standing.orgPath) ?? []
    groups.set(standing.orgPath, group)
    group.push(standing)
  }
  return groups
}

const depthOf = (orgPath: string) => orgPath.split('/').length

async function addTasks(tasks: Map<string, PageTask>, orgPath: string): Promise<void> {
  const organisation = await findOrganisation(organisationIdOf(orgPath))
  if (!organisation) {
    log.warn({ event: 'standing-without-organisation', organisationId: organisationIdOf(orgPath) })
    return
  }
  const taskOf = (path: string): PageTask => {
    const organisationId = organisationIdOf(path)
    const task = tasks.get(path) ?? {
      organisationId,
      countsOwn: false,
      leaves: new Set(),
      branches: new Set(),
    }
    tasks.set(path, task)
    return task
  }
  const [path = orgPath, ...above] = pathsAbove(orgPath)
  const [parent] = above
  if (organisation.hasChildren || parent === undefined) taskOf(path).countsOwn = true
  else taskOf(parent).leaves.add(path)
  let below = organisation.hasChildren ? path : parent
  for (const each of organisation.hasChildren ? above : above.slice(1)) {
    if (below !== undefined) taskOf(each).branches.add(organisationIdOf(below))
    below = each
  }
}

/**
 * Pages below are read after the revision of this one, which alone is replaced: if another run was in
 * between, all is read again.
 */
async function countPage(
  orgPath: string,
  { organisationId, countsOwn, leaves, branches }: PageTask,
  countUnit: (orgPath: string) => Promise<LevelCounts[]>,
  { creditYear }: CountingDay,
): Promise<void> {
  for (;;) {
    const { totals: before, revision } = await findTotalsRevision({ organisationId, creditYear })
    const children = new Map(before.children)
    for (const leaf of leaves) children.set(organisationIdOf(leaf), await countUnit(leaf))
    for (const branch of branches) {
      const page = await findTotalsRevision({ organisationId: branch, creditYear })
      children.set(branch, sumTotals(page.totals))
    }
    const own = countsOwn ? await countUnit(orgPath) : before.own
    const totals = { own, children }
    if (isSameTotals(before, totals)) return
    if (await putTotals({ organisationId, creditYear }, totals, revision)) return
  }
}

/**
 * The people of exactly this unit. The index may lag behind what this run has just written, so its own
 * standings take the place of what the index says of the same learners.
 */
async function countStandings(
  orgPath: string,
  fresh: FreshStandings,
  freshOfUnit: readonly Standing[],
  { creditYear, day }: CountingDay,
): Promise<LevelCounts[]> {
  const indexed = await listIndexedStandings(organisationIdOf(orgPath), creditYear)
  const counted = [...indexed.filter(({ learnerId }) => !fresh.has(learnerId)), ...freshOfUnit]
  return sumLevelCounts(counted.map((standing) => [toLevelCounts(standing, day)]))
}

export const isSameTotals = (one: UnitTotals, other: UnitTotals): boolean =>
  JSON.stringify(toStoredTotals(one)) === JSON.stringify(toStoredTotals(other))
