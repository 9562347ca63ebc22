import { describe, expect, test } from '@jest/globals'
import type { Career } from '@zhixing/shared/identity/job-level'
import { countedHoursOf } from '@zhixing/shared/ledger/counted-hours'
import { totalHours } from '@zhixing/shared/ledger/rules'
import type { Policy } from '@zhixing/shared/policy/policy'
import { aDeclaration, anAward, aReversal } from '../../support/ledger/given'
import {
  formerPolicy,
  hoursOn,
  nationalPolicies,
  nationalWithSelfStudy,
  requirementsFor,
} from '../../support/ledger/requirements'

const section: Career = { jobLevel: 'section' }

describe('the requirements of a job level', () => {
  test.each([
    ['provincial', 550, '2023-01-01', '2027-12-31'],
    ['bureau', 550, '2023-01-01', '2027-12-31'],
    ['division', 550, '2023-01-01', '2027-12-31'],
    ['section', 90, '2026-01-01', '2026-12-31'],
    ['clerk', 90, '2026-01-01', '2026-12-31'],
  ] as const)('%s', (jobLevel, neededHours, from, to) => {
    expect(requirementsFor([], { jobLevel })).toEqual([
      expect.objectContaining({
        neededHours,
        from,
        to,
        achievedHours: 0,
        remainingHours: neededHours,
        sample: true,
        trust: 'high',
      }),
    ])
  })

  test('no chosen rule set, or none in force, requires nothing', () => {
    expect(requirementsFor([hoursOn('2026-01-01', 90)], section, 2026, [])).toEqual([])
    expect(requirementsFor([hoursOn('2022-01-01', 90)], section, 2022)).toEqual([])
  })

  test('online self-study is required only if chosen, and declared hours do not count for it', () => {
    const entries = [hoursOn('2026-03-01', 40), hoursOn('2026-04-01', 30, { online: false })]
    expect(requirementsFor(entries, section)).toHaveLength(1)
    expect(requirementsFor(entries, section, 2026, nationalWithSelfStudy)).toMatchObject([
      { requirementId: 'year', achievedHours: 70, remainingHours: 20, counts: 'all', trust: 'high' },
      {
        requirementId: 'online-self-study',
        achievedHours: 40,
        remainingHours: 10,
        counts: 'online',
        trust: 'medium',
      },
    ])
  })
})

describe('a change of rule', () => {
  const policies = [formerPolicy(nationalPolicies[0] as Policy, 72, '2023-01-01'), ...nationalPolicies]
  test('measures each year by the rule that was in force in it', () => {
    const entries = [hoursOn('2022-05-01', 80), hoursOn('2023-05-01', 80)]
    const [before, after] = [2022, 2023].map((year) => requirementsFor(entries, section, year, policies)[0])
    expect(before).toMatchObject({
      neededHours: 72,
      remainingHours: 0,
      policyId: 'policy-cn-2023-before',
    })
    expect(after).toMatchObject({ neededHours: 90, remainingHours: 10, policyId: 'policy-cn-2023' })
  })
  test('in the middle of a year applies the old rule until that day and the new one from it', () => {
    const changing = [
      formerPolicy(nationalPolicies[0] as Policy, 72, '2026-07-01'),
      { ...(nationalPolicies[0] as Policy), effectiveOn: '2026-07-01' },
    ]
    const needed = (today: string) => requirementsFor([], section, 2026, changing, today)[0]?.neededHours
    expect(['2026-06-30', '2026-07-01', '2027-03-01'].map(needed)).toEqual([72, 90, 90])
  })
})

test('a reversed entry no longer counts in its year; a declaration counts on its day and is not online', () => {
  const award = anAward({ studyHours: 0.5, requirement: 'elective' })
  const day = aDeclaration({ day: 9, requirement: 'required' })
  const all = [award, day, aReversal(award)]
  expect(countedHoursOf([award, day])).toEqual([
    { creditYear: 2026, studyHours: 0.5, requirement: 'elective', on: '2026-06-01', online: true },
    { creditYear: 2026, studyHours: 7.5, requirement: 'required', on: '2026-03-09', online: false },
  ])
  expect(requirementsFor(countedHoursOf(all), section)[0]?.achievedHours).toBe(totalHours(all))
  expect(
    requirementsFor(countedHoursOf([award, aReversal(award), aReversal(aReversal(award))]), section)[0]
      ?.achievedHours,
  ).toBe(0.5)
})
