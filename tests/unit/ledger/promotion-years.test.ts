import { describe, expect, test } from '@jest/globals'
import { requirementsOf } from '@zhixing/shared/ledger/requirements'
import {
  hoursOn,
  nationalPolicies,
  nationalWithSelfStudy,
  noonOf,
  requirementsFor,
} from '../../support/ledger/requirements'
import { makeUpFor, promoted } from './promoted-career'

describe('a promotion before the old requirement was met', () => {
  test('is shown in the years it concerns, and not before the promotion', () => {
    const shown = (year: number, today = '2030-01-01') =>
      makeUpFor([], promoted('2026-05-10'), year, today) !== undefined
    expect([2025, 2026, 2027, 2028].map((year) => shown(year))).toEqual([false, true, true, false])
    expect([shown(2026, '2026-05-09'), shown(2026, '2026-05-10')]).toEqual([false, true])
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
