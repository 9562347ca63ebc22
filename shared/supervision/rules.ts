import type { JobLevel } from '../identity/role'
import type { StandingFilter } from './contract'
import { type CompletionFigures, type LevelCounts, requiredPeople, sumFigures } from './level-counts'
import { type CountedStanding, isLateOn } from './standing'

/** Whether a person is behind the number that the filter names; `day` decides who is late. */
export function matchesFilter(
  standing: CountedStanding,
  filter: StandingFilter | undefined,
  day: string,
): boolean {
  if (filter === undefined) return true
  if (filter === 'required') return standing.state !== 'not-required'
  if (filter === 'unfinished') return standing.state === 'on-the-way' || standing.state === 'not-begun'
  if (filter === 'late') return isLateOn(standing, day)
  if (filter === 'unbound') return !standing.isBound
  return standing.state === filter
}

const filteredFigures: Record<StandingFilter, (figures: CompletionFigures) => number> = {
  required: requiredPeople,
  unfinished: ({ onTheWay, notBegun }) => onTheWay + notBegun,
  late: ({ late }) => late,
  met: ({ met }) => met,
  'on-the-way': ({ onTheWay }) => onTheWay,
  'not-begun': ({ notBegun }) => notBegun,
  unbound: ({ people, bound }) => people - bound,
}

/** How many people the list with this filter holds. */
export function countMatching(
  counts: readonly LevelCounts[],
  filter: StandingFilter | undefined,
  jobLevel: JobLevel | undefined,
): number {
  const ofLevel = counts.filter((each) => jobLevel === undefined || each.jobLevel === jobLevel)
  const figures = sumFigures(ofLevel)
  return filter === undefined ? figures.people : filteredFigures[filter](figures)
}
