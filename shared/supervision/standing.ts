import * as z from 'zod'
import { dayAfter } from '../calendar'
import type { JobLevel } from '../identity/role'
import type { RequirementProgress } from '../ledger/requirement-progress'
import { toHundredths } from '../ledger/rules'
import { studyPolicy } from '../policy/study-policy'
import type { LevelCounts } from './level-counts'

/** Where a learner stands with what is required of them in a credit year; `not-required`: nothing is. */
export const StandingState = z.enum(['met', 'on-the-way', 'not-begun', 'not-required'])
export type StandingState = z.infer<typeof StandingState>

/** What of a standing is counted. */
export interface CountedStanding {
  jobLevel: JobLevel
  state: StandingState
  isBound: boolean
  /** The first day on which the hours that remain are more than the days that remain can hold. */
  lateFrom?: string | undefined
}

/**
 * 每天计入的学时有上限，示例，请由主管部门确认。
 * The most study hours a day can bring, by the limit on the time that is credited in a day.
 */
export const dayHoursMax = studyPolicy.daySecondsMax / 3600

/** 各项要求都达到才算达到；一个学时也没有的算未开始。 */
export function standingStateOf(requirements: readonly RequirementProgress[]): StandingState {
  if (requirements.length === 0) return 'not-required'
  if (requirements.every(({ remainingHours }) => remainingHours <= 0)) return 'met'
  return requirements.some(({ achievedHours }) => achievedHours > 0) ? 'on-the-way' : 'not-begun'
}

/**
 * 剩余学时多于剩余天数能学的学时，不采取措施就完不成。
 * The first such day, the earliest of all requirements; undefined if all are met.
 */
export function lateFromOf(requirements: readonly RequirementProgress[]): string | undefined {
  const days = requirements
    .filter(({ remainingHours }) => remainingHours > 0)
    .map(({ to, remainingHours }) => {
      const daysNeeded = Math.ceil(toHundredths(remainingHours) / toHundredths(dayHoursMax))
      const lastDayToBegin = dayAfter(to, 1 - daysNeeded)
      return dayAfter(lastDayToBegin, 1)
    })
  return days.sort()[0]
}

/** The hours that are missing until every requirement is met; one hour may count for several. */
export const remainingHoursOf = (requirements: readonly RequirementProgress[]): number =>
  Math.max(0, ...requirements.map(({ remainingHours }) => remainingHours))

export const isLateOn = ({ lateFrom }: Pick<CountedStanding, 'lateFrom'>, day: string): boolean =>
  lateFrom !== undefined && lateFrom <= day

/** One person as counts; `day` decides who is late. */
export function toLevelCounts(standing: CountedStanding, day: string): LevelCounts {
  const { jobLevel, state, isBound } = standing
  return {
    jobLevel,
    people: 1,
    bound: isBound ? 1 : 0,
    met: state === 'met' ? 1 : 0,
    onTheWay: state === 'on-the-way' ? 1 : 0,
    notBegun: state === 'not-begun' ? 1 : 0,
    late: isLateOn(standing, day) ? 1 : 0,
  }
}
