import { describe, expect, test } from '@jest/globals'
import type { Career } from '@zhixing/shared/identity/job-level'
import type { CountedHours } from '@zhixing/shared/ledger/counted-hours'
import { oneYearAfter } from '@zhixing/shared/ledger/requirement-period'
import { requirementsOf } from '@zhixing/shared/ledger/requirements'
import type { Policy } from '@zhixing/shared/policy/policy'
import {
  formerPolicy,
  hoursOn,
  nanjingPolicies,
  nationalPolicies,
  nationalWithSelfStudy,
  noonOf,
  requirementsFor,
} from '../../support/ledger/requirements'

describe('a promotion before the old requirement was met', () => {
  const promoted = (
    promotedOn: string,
    from: Career['jobLevel'] = 'section',
    jobLevel: Career['jobLevel'] = 'division',
  ): Career => ({
    jobLevel,
    formerJobLevels: [{ jobLevel: from, until: promotedOn }],
  })
  const makeUpFor = (entries: CountedHours[], career: Career, year = 2026, today = '2026-11-23') =>
    requirementsFor(entries, career, year, nationalPolicies, today).find(
      ({ period }) => period === 'promotion',
    )

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
  test('is shown in the years it concerns, and not before the promotion', () => {
    const shown = (year: number, today = '2030-01-01') =>
      makeUpFor([], promoted('2026-05-10'), year, today) !== undefined
    expect([2025, 2026, 2027, 2028].map((year) => shown(year))).toEqual([false, true, true, false])
    expect([shown(2026, '2026-05-09'), shown(2026, '2026-05-10')]).toEqual([false, true])
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
  test('does not require online self-study again', () => {
    const all = requirementsOf(
      {
        entries: [],
        career: promoted('2026-05-10'),
        policies: nationalWithSelfStudy,
        now: noonOf('2026-11-23'),
      },
      2026,
    )
    expect(
      all.filter(({ period }) => period === 'promotion').map(({ requirementId }) => requirementId),
    ).toEqual(['year'])
  })
  test('the year of a promotion follows the job level at its end, the years before it the old level', () => {
    const ids = (year: number) =>
      requirementsFor([], promoted('2026-05-10'), year, nationalPolicies, '2027-06-01').map(
        ({ requirementId, period }) => `${requirementId} ${period}`,
      )
    expect(ids(2025)).toEqual(['year year'])
    expect(ids(2026)).toEqual(['five-years five-years', 'year promotion'])
    // today is in November, before the promotion
    expect(requirementsFor([], promoted('2026-12-01'), 2026)[0]?.requirementId).toBe('year')
  })
  test.each([
    ['2026-05-10', '2027-05-10'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-28'],
    ['2028-12-31', '2029-12-31'],
  ])('one year after %s ends on %s', (day, due) => expect(oneYearAfter(day)).toBe(due))
  test('on 29 February is due on 28 February of the next year', () => {
    const entries = (on: string) => makeUpFor([hoursOn(on, 90)], promoted('2028-02-29'), 2029, '2029-12-01')
    expect(
      [entries('2029-02-28'), entries('2029-03-01')].map((each) => [each?.to, each?.remainingHours]),
    ).toEqual([
      ['2029-02-28', 0],
      ['2029-02-28', 90],
    ])
  })
})
