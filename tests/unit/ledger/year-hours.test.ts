import { describe, expect, test } from '@jest/globals'
import type { Career } from '@zhixing/shared/identity/job-level'
import { type CountedHours, countedHoursOf } from '@zhixing/shared/ledger/counted-hours'
import { anAward } from '../../support/ledger/given'
import { hoursOn, nationalPolicies, requirementsFor } from '../../support/ledger/requirements'

const section: Career = { jobLevel: 'section' }
const division: Career = { jobLevel: 'division' }

describe('a year', () => {
  test.each<[string, CountedHours[], number, number]>([
    ['nothing studied', [], 0, 90],
    [
      '62.5 of 90',
      [hoursOn('2026-02-01', 40), hoursOn('2026-05-01', 22.5, { requirement: 'elective' })],
      62.5,
      27.5,
    ],
    ['a quarter short', [hoursOn('2026-02-01', 89.75)], 89.75, 0.25],
    ['met', [hoursOn('2026-02-01', 90)], 90, 0],
    ['more than required', [hoursOn('2026-02-01', 91)], 91, 0],
    [
      'tenths that floating-point numbers cannot add',
      [hoursOn('2026-02-01', 0.1), hoursOn('2026-02-02', 0.2)],
      0.3,
      89.7,
    ],
    [
      'hours of the years before and after',
      [hoursOn('2025-12-31', 9), hoursOn('2027-01-01', 5), hoursOn('2026-01-01', 1)],
      1,
      89,
    ],
  ])('%s', (_, entries, achievedHours, remainingHours) => {
    expect(requirementsFor(entries, section)).toMatchObject([
      { achievedHours, remainingHours, carriedInHours: 0, carriedOutHours: 0 },
    ])
  })

  test('a completion in the last millisecond of the year in Beijing counts in that year, one millisecond later in the next', () => {
    const entries = countedHoursOf([
      anAward({ course: 1, creditYear: 2025, awardedAt: '2025-12-31T15:59:59.999Z' }),
      anAward({ course: 2, creditYear: 2026, awardedAt: '2025-12-31T16:00:00.000Z' }),
    ])
    expect(entries.map(({ on }) => on)).toEqual(['2025-12-31', '2026-01-01'])
    expect([2025, 2026].map((year) => requirementsFor(entries, section, year)[0]?.achievedHours)).toEqual([
      1, 1,
    ])
  })

  test('required and elective hours are separate parts, and the nationalPolicies rule sets a minimum for neither', () => {
    const [year] = requirementsFor(
      [hoursOn('2026-02-01', 40), hoursOn('2026-05-01', 22.5, { requirement: 'elective' })],
      section,
    )
    expect(year?.parts).toEqual([
      { requirement: 'required', neededHours: undefined, achievedHours: 40, remainingHours: 0 },
      { requirement: 'elective', neededHours: undefined, achievedHours: 22.5, remainingHours: 0 },
    ])
  })
})

describe('five years', () => {
  const each = [2022, 2023, 2024, 2025, 2026, 2027, 2028].map((year) => hoursOn(`${year}-06-01`, 100))
  test.each([
    ['the first year of the plan', 2023, '2023-01-01', '2027-12-31', 500],
    ['its last', 2027, '2023-01-01', '2027-12-31', 500],
    ['a year after it: that year and the four before', 2028, '2024-01-01', '2028-12-31', 500],
    ['and the next', 2030, '2026-01-01', '2030-12-31', 300],
  ])('%s', (_, year, from, to, achievedHours) => {
    expect(requirementsFor(each, division, year, nationalPolicies, '2031-01-01')).toMatchObject([
      { from, to, achievedHours, remainingHours: 550 - achievedHours },
    ])
  })
})
