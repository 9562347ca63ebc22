import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import { type LevelCounts, sumLevelCounts } from '@zhixing/shared/supervision/level-counts'
import { toLevelCounts } from '@zhixing/shared/supervision/standing'
import { forEachConcurrently } from '../core/concurrency'
import { listPageTasks, type PageTask } from './page-tasks'
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

/**
 * Counts these units again, then every unit above them, the lowest first. Each page is replaced by what was
 * counted, never added to, so that a repeat changes nothing. Returns the units whose page said something
 * else, apart from the late, who grow in number from day to day without a change.
 */
export async function countTotals(
  orgPaths: Iterable<string>,
  fresh: FreshStandings,
  counting: CountingDay,
): Promise<string[]> {
  const different: string[] = []
  const freshByUnit = groupByUnit(fresh.values())
  const countUnit = (orgPath: string) =>
    countStandings(orgPath, fresh, freshByUnit.get(orgPath) ?? [], counting)
  const tasks = await listPageTasks(orgPaths)
  const depths = [...new Set([...tasks.keys()].map(depthOf))].sort((one, other) => other - one)
  for (const depth of depths) {
    const atDepth = [...tasks].filter(([path]) => depthOf(path) === depth)
    await forEachConcurrently(atDepth, async ([orgPath, task]) => {
      if (await countPage(orgPath, task, countUnit, counting)) different.push(task.organisationId)
    })
  }
  return different
}

const depthOf = (orgPath: string) => orgPath.split('/').length

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

/**
 * Pages below are read after the revision of this one, which alone is replaced: if another run was in
 * between, all is read again. Returns whether the page said something else, apart from the late.
 */
async function countPage(
  orgPath: string,
  { organisationId, countsOwn, leaves, branches }: PageTask,
  countUnit: (orgPath: string) => Promise<LevelCounts[]>,
  { creditYear }: CountingDay,
): Promise<boolean> {
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
    if (isSameTotals(before, totals)) return false
    if (await putTotals({ organisationId, creditYear }, totals, revision))
      return !isSameTotals(withoutLate(before), withoutLate(totals))
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

function withoutLate({ own, children }: UnitTotals): UnitTotals {
  const toNotLate = (counts: LevelCounts[]) => counts.map((each) => ({ ...each, late: 0 }))
  return { own: toNotLate(own), children: new Map([...children].map(([id, each]) => [id, toNotLate(each)])) }
}
