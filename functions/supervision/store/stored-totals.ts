import { jobLevels } from '@zhixing/shared/identity/role'
import { type LevelCounts, sumLevelCounts } from '@zhixing/shared/supervision/level-counts'
import * as z from 'zod'

const Count = z.number().int()

/** A job level by its place in `jobLevels`, then people, bound, met, on the way, not begun, late. */
const StoredCounts = z.tuple([Count, Count, Count, Count, Count, Count, Count])
type StoredCounts = z.infer<typeof StoredCounts>

/**
 * Short, because a page holds the totals of up to a hundred units and every write of it is paid by its
 * size.
 */
export const StoredTotals = z.object({
  own: z.array(StoredCounts),
  children: z.record(z.string(), z.array(StoredCounts)), // by organisation id; without people: absent
})
type StoredTotals = z.infer<typeof StoredTotals>

/** Totals of a unit: its own people, and each unit below it with all of its subtree. */
export interface UnitTotals {
  own: LevelCounts[]
  children: ReadonlyMap<string, LevelCounts[]>
}

export const noTotals: UnitTotals = { own: [], children: new Map() }

/** All people of the unit's subtree. */
export const sumTotals = ({ own, children }: UnitTotals): LevelCounts[] =>
  sumLevelCounts([own, ...children.values()])

const toStoredCounts = (counts: LevelCounts): StoredCounts => {
  const { jobLevel, people, bound, met, onTheWay, notBegun, late } = counts
  return [jobLevels.indexOf(jobLevel), people, bound, met, onTheWay, notBegun, late]
}

function toLevelCounts([level, people, bound, met, onTheWay, notBegun, late]: StoredCounts): LevelCounts {
  const jobLevel = jobLevels[level]
  if (jobLevel === undefined) throw new Error(`there is no job level ${level}`)
  return { jobLevel, people, bound, met, onTheWay, notBegun, late }
}

/** In the order of ids, so that equal totals are stored as equal texts. */
export function toStoredTotals({ own, children }: UnitTotals): StoredTotals {
  const withPeople = [...children]
    .filter(([, counts]) => counts.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    own: own.map(toStoredCounts),
    children: Object.fromEntries(withPeople.map(([id, counts]) => [id, counts.map(toStoredCounts)])),
  }
}

export const toUnitTotals = ({ own, children }: StoredTotals): UnitTotals => ({
  own: own.map(toLevelCounts),
  children: new Map(Object.entries(children).map(([id, counts]) => [id, counts.map(toLevelCounts)])),
})
