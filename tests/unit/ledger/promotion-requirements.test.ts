import { describe, expect, test } from '@jest/globals'
import { oneYearAfter } from '@zhixing/shared/ledger/requirement-period'
import type { Policy } from '@zhixing/shared/policy/policy'
import {
  formerPolicy,
  hoursOn,
  nanjingPolicies,
  nationalPolicies,
  requirementsFor,
} from '../../support/ledger/requirements'
import { makeUpFor, promoted } from './promoted-career'

describe('a promotion before the old requirement was met', () => {
  test('leaves one year from that day to meet it, beside the new requirement', () => {
    const entries = [hoursOn('2026-03-01', 20), hoursOn('2026-09-01', 30)]
    expect(requirementsFor(entries, promoted('2026-05-10'))).toMatchObject([
      { requirementId: 'five-years', period: 'five-years', achievedHours: 50 },
      {
        ...{ requirementId: 'year', period: 'promotion', from: '2026-01-01', to: '2027-05-10' },
        ...{ neededHours: 90, achievedHours: 50, remainingHours: 40, carriedInHours: 0, carriedOutHours: 0 },
        promotion: { promotedOn: '2026-05-10', from: 'section', to: 'division' },
      },
    ])
  })
  test('from one leading post to another requires the five-year hours within that year', () => {
    const entries = [
      hoursOn('2024-03-01', 300),
      hoursOn('2027-03-01', 100),
      hoursOn('2027-05-11', 9),
      hoursOn('2022-12-31', 7),
    ]
    const career = promoted('2026-05-10', 'division', 'bureau')
    expect(makeUpFor(entries, career, 2027, '2027-06-01')).toMatchObject({
      from: '2023-01-01',
      to: '2027-05-10',
      achievedHours: 400,
      remainingHours: 150,
    })
  })
  test.each([
    ['the day before', '2026-05-09', 0],
    ['on the day itself', '2026-05-10', 0],
    ['the day after', '2026-05-11', 1],
  ])('adds no requirement if the old one was met %s', (_, on, count) => {
    expect([makeUpFor([hoursOn(on, 90)], promoted('2026-05-10'))].filter(Boolean)).toHaveLength(count)
  })
  test('counts hours of the last day, and not of the day after', () => {
    const entries = (on: string) => [hoursOn(on, 90)]
    const remaining = (on: string) =>
      makeUpFor(entries(on), promoted('2026-05-10'), 2027, '2028-01-01')?.remainingHours
    expect(['2027-05-10', '2027-05-11'].map(remaining)).toEqual([0, 90])
  })
  test('follows the rule of its day; a rule set without a promotion rule requires nothing', () => {
    expect(
      requirementsFor([], promoted('2026-05-10'), 2026, nanjingPolicies).map(({ period }) => period),
    ).toEqual(['year', 'year'])
    const policies = [
      formerPolicy(nationalPolicies[0] as Policy, 72, '2026-07-01'),
      { ...(nationalPolicies[0] as Policy), effectiveOn: '2026-07-01' },
    ]
    expect(requirementsFor([], promoted('2026-05-10'), 2026, policies)[1]).toMatchObject({
      period: 'promotion',
      neededHours: 72,
    })
  })
  test.each([
    ['2026-05-10', '2027-05-10'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-28'],
    ['2028-12-31', '2029-12-31'],
  ])('one year after %s ends on %s', (day, due) => expect(oneYearAfter(day)).toBe(due))
})
