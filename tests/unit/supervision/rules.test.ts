import { describe, expect, test } from '@jest/globals'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { StandingFilter } from '@zhixing/shared/supervision/contract'
import { countMatching, matchesFilter } from '@zhixing/shared/supervision/rules'
import {
  type CountedStanding,
  dayHoursMax,
  isLateOn,
  lateFromOf,
  standingStateOf,
  toLevelCounts,
} from '@zhixing/shared/supervision/standing'

const aProgress = (achievedHours: number, remainingHours: number, to = '2026-12-31') =>
  ({ achievedHours, remainingHours, to }) as RequirementProgress

describe('where a learner stands', () => {
  test.each([
    ['no requirement', [], 'not-required'],
    ['every requirement met', [aProgress(90, 0), aProgress(50, 0)], 'met'],
    ['one of two met', [aProgress(90, 0), aProgress(0, 50)], 'on-the-way'],
    ['no hour yet', [aProgress(0, 90)], 'not-begun'],
  ])('%s', (_, requirements, state) => {
    expect(standingStateOf(requirements)).toBe(state)
  })

  test.each([
    [`${dayHoursMax} hours fit into the last day`, aProgress(1, dayHoursMax), '2027-01-01'],
    ['a tenth more needs the day before', aProgress(1, dayHoursMax + 0.1), '2026-12-31'],
    ['nine days of hours', aProgress(0, 9 * dayHoursMax), '2026-12-24'],
  ])('late from: %s', (_, requirement, day) => {
    expect(lateFromOf([requirement])).toBe(day)
    expect(isLateOn({ lateFrom: day }, day)).toBe(true)
    expect(isLateOn({ lateFrom: '2027-01-02' }, '2027-01-01')).toBe(false)
  })

  test('late from the earliest of several requirements, never for those that are met', () => {
    expect(lateFromOf([aProgress(0, 10), aProgress(0, 20), aProgress(90, 0)])).toBe('2026-12-31')
    expect(lateFromOf([aProgress(90, 0)])).toBeUndefined()
  })
})

test('each filter lists as many people as the number it stands behind', () => {
  const day = '2026-11-29'
  const standings: CountedStanding[] = (['met', 'on-the-way', 'not-begun', 'not-required'] as const).flatMap(
    (state) =>
      [true, false].map((isBound) => ({
        jobLevel: 'clerk' as const,
        state,
        isBound,
        ...(state === 'not-begun' && { lateFrom: isBound ? day : '2026-12-24' }),
      })),
  )
  const counts = standings.map((standing) => toLevelCounts(standing, day))
  for (const filter of [undefined, ...StandingFilter.options]) {
    const listed = standings.filter((standing) => matchesFilter(standing, filter, day))
    expect([filter, countMatching(counts, filter, undefined)]).toEqual([filter, listed.length])
    expect(countMatching(counts, filter, 'bureau')).toBe(0)
  }
})
