import { describe, expect, test } from '@jest/globals'
import type { Career } from '@zhixing/shared/identity/job-level'
import { jobLevels } from '@zhixing/shared/identity/role'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { type Counted, requirementsOf } from '@zhixing/shared/ledger/requirements'
import type { Policy } from '@zhixing/shared/policy/policy'
import fc from 'fast-check'
import {
  countedHours,
  nanjingPolicies,
  nationalPolicies,
  nationalWithSelfStudy,
  noonOf,
} from '../../support/ledger/requirements'

const years = [2023, 2024, 2025, 2026, 2027]
const now = noonOf('2027-12-31')
const day = fc
  .tuple(fc.constantFrom(...years), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
const entry = fc
  .tuple(
    fc.constantFrom(0.1, 0.25, 0.5, 7.5, 30, 90, 200),
    day,
    fc.constantFrom('required' as const, 'elective' as const),
    fc.boolean(),
  )
  .map(([studyHours, on, requirement, online]) => countedHours(studyHours, on, { requirement, online }))
const ledger = fc.array(entry, { maxLength: 30 })
const career: fc.Arbitrary<Career> = fc.record({
  jobLevel: fc.constantFrom(...jobLevels),
  formerJobLevels: fc
    .array(fc.record({ jobLevel: fc.constantFrom(...jobLevels), until: day }), { maxLength: 3 })
    .map((steps) => steps.sort((one, other) => one.until.localeCompare(other.until))),
})
const policies = fc.constantFrom<Policy[]>(nationalPolicies, nationalWithSelfStudy, nanjingPolicies)

type Rule = (entries: Counted[], career: Career, policies: Policy[], year: number) => RequirementProgress[]
const real: Rule = (entries, of, chosen, year) =>
  requirementsOf({ entries, career: of, policies: chosen, now }, year)
const everyYear = (rule: Rule, entries: Counted[], of: Career, chosen: Policy[]) =>
  years.map((year) => rule(entries, of, chosen, year))
const hundredths = (value: number) => Math.round(value * 100)

const neverNegative = (rule: Rule) =>
  fc.property(ledger, career, policies, (entries, of, chosen) =>
    everyYear(rule, entries, of, chosen)
      .flat()
      .every(
        ({ remainingHours, carriedInHours, carriedOutHours, parts }) =>
          Math.min(
            remainingHours,
            carriedInHours,
            carriedOutHours,
            ...parts.map((part) => part.remainingHours),
          ) >= 0,
      ),
  )

/** One more entry takes nothing away, and leaves nothing more to do. A requirement of a promotion may vanish: it was met in time after all. */
const grows = (rule: Rule) =>
  fc.property(ledger, entry, career, policies, (entries, more, of, chosen) => {
    const [before, after] = [
      everyYear(rule, entries, of, chosen),
      everyYear(rule, [...entries, more], of, chosen),
    ]
    return before.every((owed, place) =>
      owed.every((one) => {
        const same = after[place]?.find((each) => keyOf(each) === keyOf(one))
        return same
          ? same.achievedHours >= one.achievedHours && same.remainingHours <= one.remainingHours
          : one.period === 'promotion'
      }),
    )
  })
const keyOf = ({ requirementId, period, to, promotion }: RequirementProgress) =>
  JSON.stringify([requirementId, period, to, promotion])

/** What is counted in a year, without what goes on to the next, is over all years no more than there is in the ledger. */
const createsNothing = (rule: Rule) =>
  fc.property(ledger, career, policies, (entries, of, chosen) => {
    const yearly = everyYear(rule, entries, of, chosen)
      .flat()
      .filter(({ requirementId, period }) => requirementId === 'year' && period === 'year')
    const counted = yearly.reduce(
      (sum, { achievedHours, carriedOutHours }) =>
        sum + hundredths(achievedHours) - hundredths(carriedOutHours),
      0,
    )
    return counted <= entries.reduce((sum, { studyHours }) => sum + hundredths(studyHours), 0)
  })

const anyOrder = (rule: Rule) =>
  fc.property(ledger, career, policies, fc.nat(), (entries, of, chosen, seed) => {
    const shuffled = [...entries].sort(
      (one, other) =>
        ((hundredths(one.studyHours) * 31 + seed) % 7) - ((hundredths(other.studyHours) * 31 + seed) % 7),
    )
    const seen = (all: Counted[]) => JSON.stringify(everyYear(rule, all, of, chosen))
    return seen(entries) === seen(shuffled) && seen(entries) === seen([...entries].reverse())
  })

describe('whatever is in the ledger, whoever is promoted when', () => {
  test('nothing that is still to do is negative', () => fc.assert(neverNegative(real), { numRuns: 300 }))
  test('one more entry takes nothing away', () => fc.assert(grows(real), { numRuns: 300 }))
  test('carrying over creates no hours', () => fc.assert(createsNothing(real), { numRuns: 500 }))
  test('the order of the entries does not matter', () => fc.assert(anyOrder(real), { numRuns: 200 }))
})

describe('control: the same properties catch', () => {
  const changed =
    (change: (each: RequirementProgress) => Partial<RequirementProgress>): Rule =>
    (...facts) =>
      real(...facts).map((each) => ({ ...each, ...change(each) }))
  test.each<[string, (rule: Rule) => fc.IProperty<never>, Rule]>([
    [
      'what is left as a plain difference',
      neverNegative as never,
      changed(({ neededHours, achievedHours }) => ({ remainingHours: neededHours - achievedHours })),
    ],
    [
      'a surplus that is taken off the year it was earned in',
      grows as never,
      changed(({ achievedHours, carriedOutHours }) => ({ achievedHours: achievedHours - carriedOutHours })),
    ],
    ['a surplus that counts in both years', createsNothing as never, changed(() => ({ carriedOutHours: 0 }))],
    [
      'only the first thirty hours of what comes first',
      anyOrder as never,
      (entries, ...rest) => real(entries.slice(0, 3), ...rest),
    ],
  ])('%s', (_, property, rule) => {
    expect(fc.check(property(rule), { numRuns: 3000 }).failed).toBe(true)
  })
})
