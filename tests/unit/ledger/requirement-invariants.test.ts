import { describe, expect, test } from '@jest/globals'
import type { Career } from '@zhixing/shared/identity/job-level'
import type { CountedHours } from '@zhixing/shared/ledger/counted-hours'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { requirementsOf } from '@zhixing/shared/ledger/requirements'
import type { Policy } from '@zhixing/shared/policy/policy'
import fc from 'fast-check'
import { career, entry, ledger, now, policies, years } from './arbitrary-ledger'

type Rule = (
  entries: CountedHours[],
  career: Career,
  policies: Policy[],
  year: number,
) => RequirementProgress[]
const real: Rule = (entries, of, chosen, year) =>
  requirementsOf({ entries, career: of, policies: chosen, now }, year)
const everyYear = (rule: Rule, entries: CountedHours[], of: Career, chosen: Policy[]) =>
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

/**
 * One more entry lowers no achieved and raises no remaining hours. A requirement of a promotion may vanish,
 * because the entry shows that the old one was met in time.
 */
const onlyGrows = (rule: Rule) =>
  fc.property(ledger, entry, career, policies, (entries, more, of, chosen) => {
    const [before, after] = [
      everyYear(rule, entries, of, chosen),
      everyYear(rule, [...entries, more], of, chosen),
    ]
    return before.every((each, nth) =>
      each.every((one) => {
        const same = after[nth]?.find((other) => identityOf(other) === identityOf(one))
        return same
          ? same.achievedHours >= one.achievedHours && same.remainingHours <= one.remainingHours
          : one.period === 'promotion'
      }),
    )
  })
const identityOf = ({ requirementId, period, to, promotion }: RequirementProgress) =>
  JSON.stringify([requirementId, period, to, promotion])

/** Hours counted in all years, without what is carried out of each, are no more than the ledger holds. */
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

const ignoresOrder = (rule: Rule) =>
  fc.property(ledger, career, policies, fc.nat(), (entries, of, chosen, seed) => {
    const shuffled = [...entries].sort(
      (one, other) =>
        ((hundredths(one.studyHours) * 31 + seed) % 7) - ((hundredths(other.studyHours) * 31 + seed) % 7),
    )
    const seen = (all: CountedHours[]) => JSON.stringify(everyYear(rule, all, of, chosen))
    return seen(entries) === seen(shuffled) && seen(entries) === seen([...entries].reverse())
  })

describe('requirements hold for any ledger and any career', () => {
  test('no remaining or carried hours are negative', () => fc.assert(neverNegative(real), { numRuns: 300 }))
  test('one more entry never lowers what is achieved', () => fc.assert(onlyGrows(real), { numRuns: 300 }))
  test('carrying over creates no hours', () => fc.assert(createsNothing(real), { numRuns: 500 }))
  test('the order of the entries does not matter', () => fc.assert(ignoresOrder(real), { numRuns: 200 }))
})

describe('control: the same properties detect', () => {
  const changed =
    (change: (each: RequirementProgress) => Partial<RequirementProgress>): Rule =>
    (...facts) =>
      real(...facts).map((each) => ({ ...each, ...change(each) }))
  test.each<[string, (rule: Rule) => fc.IProperty<never>, Rule]>([
    [
      'remaining hours computed as a plain difference',
      neverNegative as never,
      changed(({ neededHours, achievedHours }) => ({ remainingHours: neededHours - achievedHours })),
    ],
    [
      'a surplus subtracted from the year it was earned in',
      onlyGrows as never,
      changed(({ achievedHours, carriedOutHours }) => ({ achievedHours: achievedHours - carriedOutHours })),
    ],
    ['a surplus that counts in both years', createsNothing as never, changed(() => ({ carriedOutHours: 0 }))],
    [
      'a rule that counts the first three entries only',
      ignoresOrder as never,
      (entries, ...rest) => real(entries.slice(0, 3), ...rest),
    ],
  ])('%s', (_, property, rule) => {
    expect(fc.check(property(rule), { numRuns: 3000 }).failed).toBe(true)
  })
})
