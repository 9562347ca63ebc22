import * as z from 'zod'
import { JobLevel, jobLevels } from '../identity/role'

/** People of one job level in a unit. Those with a requirement are `met`, `onTheWay` or `notBegun`. */
export const LevelCounts = z.object({
  jobLevel: JobLevel,
  people: z.number().int(), // on the roster
  bound: z.number().int(), // with a WeChat identity
  met: z.number().int(),
  onTheWay: z.number().int(),
  notBegun: z.number().int(),
  late: z.number().int(), // of those two: cannot meet it any more at the most hours a day
})
export type LevelCounts = z.infer<typeof LevelCounts>

export type CompletionFigures = Omit<LevelCounts, 'jobLevel'>

const noFigures: CompletionFigures = { people: 0, bound: 0, met: 0, onTheWay: 0, notBegun: 0, late: 0 }
const figureNames = Object.keys(noFigures) as (keyof CompletionFigures)[]

function addFigures(one: CompletionFigures, other: CompletionFigures): CompletionFigures {
  const sum = { ...noFigures }
  for (const name of figureNames) sum[name] = one[name] + other[name]
  return sum
}

/** The sum by level, the highest level first; levels without people are left out. */
export function sumLevelCounts(parts: readonly (readonly LevelCounts[])[]): LevelCounts[] {
  const all = parts.flat()
  return jobLevels.flatMap((jobLevel) => {
    const figures = sumFigures(all.filter((counts) => counts.jobLevel === jobLevel))
    return figures.people > 0 ? [{ jobLevel, ...figures }] : []
  })
}

/** All levels together. */
export const sumFigures = (counts: readonly LevelCounts[]): CompletionFigures =>
  counts.reduce<CompletionFigures>(addFigures, noFigures)

/** People who have a requirement this year. */
export const requiredPeople = ({ met, onTheWay, notBegun }: CompletionFigures) => met + onTheWay + notBegun
