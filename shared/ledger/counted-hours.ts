import { dayOf } from '../calendar'
import type { Career } from '../identity/job-level'
import type { Policy } from '../policy/policy'
import type { CreditEntry } from './entry'
import { enteredAt, entriesInEffect, toHundredths } from './rules'

/** An entry as requirements see it. */
export interface CountedHours {
  creditYear: number
  studyHours: number
  requirement: 'required' | 'elective'
  on: string // the day in Beijing it counts on
  online: boolean
}

/** What is needed to compute the requirements of a learner. */
export interface RequirementFacts {
  entries: readonly CountedHours[]
  career: Career
  policies: readonly Policy[] // the chosen rule sets, in all their versions
  now: Date
}

/**
 * 已冲正的不计；网络课程计入学完之日，申报的线下学时计入上课之日。
 * The hours of the entries that are in effect.
 */
export const countedHoursOf = (entries: readonly CreditEntry[]): CountedHours[] =>
  entriesInEffect(entries).map((entry) => ({
    creditYear: entry.creditYear,
    studyHours: entry.studyHours,
    requirement: entry.requirement,
    on: entry.kind === 'declaration' ? entry.dayOn : dayOf(new Date(enteredAt(entry))),
    online: entry.kind !== 'declaration',
  }))

/** The sum in hundredths of an hour. */
export const sumInHundredths = (hours: readonly CountedHours[]) =>
  hours.reduce((sum, { studyHours }) => sum + toHundredths(studyHours), 0)

export const withinYears = (hours: readonly CountedHours[], firstYear: number, lastYear: number) =>
  hours.filter(({ creditYear }) => firstYear <= creditYear && creditYear <= lastYear)

export const ofRequirement = (
  hours: readonly CountedHours[],
  requirement: CountedHours['requirement'],
): CountedHours[] => hours.filter((each) => each.requirement === requirement)
