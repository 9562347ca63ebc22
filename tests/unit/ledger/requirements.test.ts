import { describe, expect, test } from '@jest/globals'
import type { Career } from '@zhixing/shared/identity/job-level'
import { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { type Counted, countedOf, requirementsOf, yearAfter } from '@zhixing/shared/ledger/requirements'
import { totalHours } from '@zhixing/shared/ledger/rules'
import type { Policy } from '@zhixing/shared/policy/policy'
import { aDeclaration, anAward, aReversal } from '../../support/ledger/given'
import {
  countedHours,
  formerPolicy,
  nanjingPolicies,
  nationalPolicies,
  nationalWithSelfStudy,
  noonOf,
} from '../../support/ledger/requirements'

const section: Career = { jobLevel: 'section' }
const division: Career = { jobLevel: 'division' }
const owed = (
  entries: Counted[],
  career: Career,
  year = 2026,
  policies: Policy[] = nationalPolicies,
  today = '2026-11-23',
) =>
  requirementsOf({ entries, career, policies, now: noonOf(today) }, year).map((each) =>
    RequirementProgress.parse(each),
  )

describe('what each job level owes', () => {
  test.each([
    ['provincial', 550, '2023-01-01', '2027-12-31'],
    ['bureau', 550, '2023-01-01', '2027-12-31'],
    ['division', 550, '2023-01-01', '2027-12-31'],
    ['section', 90, '2026-01-01', '2026-12-31'],
    ['clerk', 90, '2026-01-01', '2026-12-31'],
  ] as const)('%s', (jobLevel, neededHours, from, to) => {
    expect(owed([], { jobLevel })).toEqual([
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

  test('nothing where no rule set is chosen, or none was in force', () => {
    expect(owed([countedHours(90, '2026-01-01')], section, 2026, [])).toEqual([])
    expect(owed([countedHours(90, '2022-01-01')], section, 2022)).toEqual([])
  })

  test('online self-study only where it is chosen: what was declared does not count for it', () => {
    const entries = [countedHours(40, '2026-03-01'), countedHours(30, '2026-04-01', { online: false })]
    expect(owed(entries, section)).toHaveLength(1)
    expect(owed(entries, section, 2026, nationalWithSelfStudy)).toMatchObject([
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

describe('a year', () => {
  test.each<[string, Counted[], number, number]>([
    ['nothing studied', [], 0, 90],
    [
      '62.5 of 90',
      [countedHours(40, '2026-02-01'), countedHours(22.5, '2026-05-01', { requirement: 'elective' })],
      62.5,
      27.5,
    ],
    ['a quarter short', [countedHours(89.75, '2026-02-01')], 89.75, 0.25],
    ['met', [countedHours(90, '2026-02-01')], 90, 0],
    ['more than asked', [countedHours(91, '2026-02-01')], 91, 0],
    [
      'tenths that no float can add',
      [countedHours(0.1, '2026-02-01'), countedHours(0.2, '2026-02-02')],
      0.3,
      89.7,
    ],
    [
      'the day before and the day after do not count',
      [countedHours(9, '2025-12-31'), countedHours(5, '2027-01-01'), countedHours(1, '2026-01-01')],
      1,
      89,
    ],
  ])('%s', (_, entries, achievedHours, remainingHours) => {
    expect(owed(entries, section)).toMatchObject([
      { achievedHours, remainingHours, carriedInHours: 0, carriedOutHours: 0 },
    ])
  })

  test('a course completed in the last second of the year in Beijing counts in it, one second later in the next', () => {
    const entries = countedOf([
      anAward({ course: 1, creditYear: 2025, awardedAt: '2025-12-31T15:59:59.999Z' }),
      anAward({ course: 2, creditYear: 2026, awardedAt: '2025-12-31T16:00:00.000Z' }),
    ])
    expect(entries.map(({ on }) => on)).toEqual(['2025-12-31', '2026-01-01'])
    expect([2025, 2026].map((year) => owed(entries, section, year)[0]?.achievedHours)).toEqual([1, 1])
  })

  test('required and elective hours are told apart; the national rule sets a minimum for neither', () => {
    const [year] = owed(
      [countedHours(40, '2026-02-01'), countedHours(22.5, '2026-05-01', { requirement: 'elective' })],
      section,
    )
    expect(year?.parts).toEqual([
      { requirement: 'required', neededHours: undefined, achievedHours: 40, remainingHours: 0 },
      { requirement: 'elective', neededHours: undefined, achievedHours: 22.5, remainingHours: 0 },
    ])
  })
})

describe('five years', () => {
  const each = [2022, 2023, 2024, 2025, 2026, 2027, 2028].map((year) => countedHours(100, `${year}-06-01`))
  test.each([
    ['the first year of the plan', 2023, '2023-01-01', '2027-12-31', 500],
    ['its last', 2027, '2023-01-01', '2027-12-31', 500],
    ['a year after it: that year and the four before', 2028, '2024-01-01', '2028-12-31', 500],
    ['and the next', 2030, '2026-01-01', '2030-12-31', 300],
  ])('%s', (_, year, from, to, achievedHours) => {
    expect(owed(each, division, year, nationalPolicies, '2031-01-01')).toMatchObject([
      { from, to, achievedHours, remainingHours: 550 - achievedHours },
    ])
  })
})

describe('a change of rule', () => {
  const policies = [formerPolicy(nationalPolicies[0] as Policy, 72, '2023-01-01'), ...nationalPolicies]
  test('measures each year by what was in force in it, and rewrites nothing', () => {
    const entries = [countedHours(80, '2022-05-01'), countedHours(80, '2023-05-01')]
    const [before, after] = [2022, 2023].map((year) => owed(entries, section, year, policies)[0])
    expect(before).toMatchObject({ neededHours: 72, remainingHours: 0, policyId: 'policy-cn-2023-before' })
    expect(after).toMatchObject({ neededHours: 90, remainingHours: 10, policyId: 'policy-cn-2023' })
  })
  test('in the middle of a year: until that day by the old rule, from then on by the new one', () => {
    const changing = [
      formerPolicy(nationalPolicies[0] as Policy, 72, '2026-07-01'),
      { ...(nationalPolicies[0] as Policy), effectiveOn: '2026-07-01' },
    ]
    const needed = (today: string) => owed([], section, 2026, changing, today)[0]?.neededHours
    expect(['2026-06-30', '2026-07-01', '2027-03-01'].map(needed)).toEqual([72, 90, 90])
  })
})

describe('surplus hours', () => {
  const elective = (studyHours: number, on: string) =>
    countedHours(studyHours, on, { requirement: 'elective' })
  const year = (entries: Counted[], of = 2026) =>
    owed(entries, section, of, nanjingPolicies)[0] as RequirementProgress

  test('go into the electives of the next year, and are told in both', () => {
    const entries = [
      countedHours(60, '2025-03-01'),
      elective(40, '2025-04-01'),
      countedHours(50, '2026-03-01'),
    ]
    expect(year(entries, 2025)).toMatchObject({
      achievedHours: 100,
      remainingHours: 0,
      carriedInHours: 0,
      carriedOutHours: 16,
    })
    expect(year(entries)).toMatchObject({
      achievedHours: 66,
      remainingHours: 18,
      carriedInHours: 16,
      carriedOutHours: 0,
    })
    expect(year(entries).parts).toEqual([
      { requirement: 'required', neededHours: 56, achievedHours: 50, remainingHours: 6 },
      { requirement: 'elective', neededHours: undefined, achievedHours: 16, remainingHours: 0 },
    ])
  })
  test('of required hours become electives too: they do not help what is required next year', () => {
    const entries = [countedHours(140, '2025-03-01'), elective(28, '2026-03-01')]
    expect(year(entries)).toMatchObject({ achievedHours: 84, carriedInHours: 56, remainingHours: 56 })
  })
  test('are carried once: what came in does not go out again', () => {
    const entries = [countedHours(184, '2024-03-01'), countedHours(56, '2025-03-01')]
    expect(year(entries, 2025)).toMatchObject({
      carriedInHours: 100,
      achievedHours: 156,
      remainingHours: 0,
      carriedOutHours: 0,
    })
    expect(year(entries)).toMatchObject({ carriedInHours: 0, achievedHours: 0 })
  })
  test.each<[string, Counted[]]>([
    ['a year that met its requirement exactly', [countedHours(84, '2025-03-01')]],
    ['a year that fell short', [countedHours(83.75, '2025-03-01')]],
    ['a year whose required part fell short', [countedHours(55, '2025-03-01'), elective(60, '2025-03-02')]],
  ])('there are none from %s', (_, entries) => {
    expect(year(entries, 2025).carriedOutHours).toBe(0)
    expect(year(entries).carriedInHours).toBe(0)
  })
  test('a gap in a part is a gap of the whole: the larger of both is what is still to do', () => {
    expect(year([elective(84, '2026-03-01')])).toMatchObject({ achievedHours: 84, remainingHours: 56 })
    expect(year([countedHours(50, '2026-03-01'), elective(20, '2026-03-01')])).toMatchObject({
      achievedHours: 70,
      remainingHours: 14,
    })
  })
  test('do not pass where the rule set has no such rule, or is not the one of the year before', () => {
    expect(owed([countedHours(190, '2025-03-01')], section)).toMatchObject([
      { carriedInHours: 0, achievedHours: 0 },
    ])
    const dated = { ...(nanjingPolicies[0] as Policy), effectiveOn: '2026-01-01' }
    const policies = [formerPolicy(nanjingPolicies[0] as Policy, 84, '2026-01-01'), dated]
    expect(owed([countedHours(190, '2025-03-01')], section, 2026, policies)[0]).toMatchObject({
      carriedInHours: 0,
      achievedHours: 0,
    })
  })
  test('do not pass into a requirement that was not owed the year before, whatever else was', () => {
    const [policy] = nanjingPolicies as [Policy]
    const requirements = policy.requirements.map((each, place) => ({
      ...each,
      jobLevels: place ? each.jobLevels : ['section' as const],
    }))
    const promoted: Career = {
      jobLevel: 'section',
      formerJobLevels: [{ jobLevel: 'clerk', until: '2026-01-01' }],
    }
    const given = [countedHours(190, '2025-03-01')]
    expect(owed(given, section, 2026, [{ ...policy, requirements }])[0]).toMatchObject({
      requirementId: 'year',
      carriedInHours: 106,
    })
    expect(owed(given, promoted, 2026, [{ ...policy, requirements }])[0]).toMatchObject({
      requirementId: 'year',
      carriedInHours: 0,
    })
  })
  test('of all hours never count as online ones', () => {
    const [, online] = owed([countedHours(190, '2025-03-01')], section, 2026, nanjingPolicies)
    expect(online).toMatchObject({
      requirementId: 'online',
      carriedInHours: 0,
      carriedOutHours: 0,
      remainingHours: 40,
    })
    expect(online?.parts[0]).toMatchObject({ neededHours: 10, remainingHours: 10 })
  })
  test('carried into a minimum for electives help to meet it', () => {
    const [policy] = nanjingPolicies as [Policy]
    const least = [{ requirement: 'elective' as const, hours: 30 }]
    const policies = [
      { ...policy, requirements: policy.requirements.map((requirement) => ({ ...requirement, least })) },
    ]
    const entries = [elective(94, '2025-03-01'), countedHours(70, '2026-03-01'), elective(5, '2026-03-01')]
    expect(owed(entries, section, 2026, policies)[0]).toMatchObject({
      achievedHours: 85,
      carriedInHours: 10,
      remainingHours: 15,
    })
  })
})

describe('a promotion before the old requirement was met', () => {
  const promoted = (
    promotedOn: string,
    from: Career['jobLevel'] = 'section',
    jobLevel: Career['jobLevel'] = 'division',
  ): Career => ({
    jobLevel,
    formerJobLevels: [{ jobLevel: from, until: promotedOn }],
  })
  const makeUp = (entries: Counted[], career: Career, year = 2026, today = '2026-11-23') =>
    owed(entries, career, year, nationalPolicies, today).find(({ period }) => period === 'promotion')

  test('leaves a year from that day for it, beside the new requirement', () => {
    const entries = [countedHours(20, '2026-03-01'), countedHours(30, '2026-09-01')]
    expect(owed(entries, promoted('2026-05-10'))).toMatchObject([
      { requirementId: 'five-years', period: 'five-years', achievedHours: 50 },
      {
        ...{ requirementId: 'year', period: 'promotion', from: '2026-01-01', to: '2027-05-10' },
        ...{ neededHours: 90, achievedHours: 50, remainingHours: 40, carriedInHours: 0, carriedOutHours: 0 },
        promotion: { promotedOn: '2026-05-10', from: 'section', to: 'division' },
      },
    ])
  })
  test('from one leading post to another: the five years have to be met within the year', () => {
    const entries = [
      countedHours(300, '2024-03-01'),
      countedHours(100, '2027-03-01'),
      countedHours(9, '2027-05-11'),
      countedHours(7, '2022-12-31'),
    ]
    const career = promoted('2026-05-10', 'division', 'bureau')
    expect(makeUp(entries, career, 2027, '2027-06-01')).toMatchObject({
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
  ])('is none if it was met %s', (_, on, count) => {
    expect([makeUp([countedHours(90, on)], promoted('2026-05-10'))].filter(Boolean)).toHaveLength(count)
  })
  test('the last day counts, the day after does not', () => {
    const entries = (on: string) => [countedHours(90, on)]
    const remaining = (on: string) =>
      makeUp(entries(on), promoted('2026-05-10'), 2027, '2028-01-01')?.remainingHours
    expect(['2027-05-10', '2027-05-11'].map(remaining)).toEqual([0, 90])
  })
  test('is shown in the years it concerns, and not before it came', () => {
    const shown = (year: number, today = '2030-01-01') =>
      makeUp([], promoted('2026-05-10'), year, today) !== undefined
    expect([2025, 2026, 2027, 2028].map((year) => shown(year))).toEqual([false, true, true, false])
    expect([shown(2026, '2026-05-09'), shown(2026, '2026-05-10')]).toEqual([false, true])
  })
  test('goes by the rule of the day it came on; a rule set without such a rule asks for nothing', () => {
    expect(owed([], promoted('2026-05-10'), 2026, nanjingPolicies).map(({ period }) => period)).toEqual([
      'year',
      'year',
    ])
    const policies = [
      formerPolicy(nationalPolicies[0] as Policy, 72, '2026-07-01'),
      { ...(nationalPolicies[0] as Policy), effectiveOn: '2026-07-01' },
    ]
    expect(owed([], promoted('2026-05-10'), 2026, policies)[1]).toMatchObject({
      period: 'promotion',
      neededHours: 72,
    })
  })
  test('does not concern online self-study', () => {
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
  test('the year of a promotion is measured by the level one has at its end; the years before it by the old one', () => {
    const ids = (year: number) =>
      owed([], promoted('2026-05-10'), year, nationalPolicies, '2027-06-01').map(
        ({ requirementId, period }) => `${requirementId} ${period}`,
      )
    expect(ids(2025)).toEqual(['year year'])
    expect(ids(2026)).toEqual(['five-years five-years', 'year promotion'])
    expect(owed([], promoted('2026-12-01'), 2026)[0]?.requirementId).toBe('year') // not yet: today is in November
  })
  test.each([
    ['2026-05-10', '2027-05-10'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-28'],
    ['2028-12-31', '2029-12-31'],
  ])('%s: a year is over after %s', (day, due) => expect(yearAfter(day)).toBe(due))
  test('on 29 February: the 28th of the next year is the last day', () => {
    const entries = (on: string) => makeUp([countedHours(90, on)], promoted('2028-02-29'), 2029, '2029-12-01')
    expect(
      [entries('2029-02-28'), entries('2029-03-01')].map((each) => [each?.to, each?.remainingHours]),
    ).toEqual([
      ['2029-02-28', 0],
      ['2029-02-28', 90],
    ])
  })
})

test('what was taken back no longer counts, in its own year; what is declared counts on its day and is not online', () => {
  const award = anAward({ studyHours: 0.5, requirement: 'elective' })
  const day = aDeclaration({ day: 9, requirement: 'required' })
  const all = [award, day, aReversal(award)]
  expect(countedOf([award, day])).toEqual([
    { creditYear: 2026, studyHours: 0.5, requirement: 'elective', on: '2026-06-01', online: true },
    { creditYear: 2026, studyHours: 7.5, requirement: 'required', on: '2026-03-09', online: false },
  ])
  expect(owed(countedOf(all), section)[0]?.achievedHours).toBe(totalHours(all))
  expect(
    owed(countedOf([award, aReversal(award), aReversal(aReversal(award))]), section)[0]?.achievedHours,
  ).toBe(0.5)
})
