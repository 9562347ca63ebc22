import { describe, expect, test } from '@jest/globals'
import { type CreditEntry, getTranscript } from '@zhixing/shared/credits/contract'
import { entryIdOf, totalHours, transcriptOf } from '@zhixing/shared/credits/rules'
import { jobLevels } from '@zhixing/shared/identity/role'
import { Policy, policies, policyInUse, requirementOf, requirementPolicyInUse, studyHoursOf } from '@zhixing/shared/policy/policy'
import fc from 'fast-check'
import { anEntry } from '../support/credits'

const now = new Date('2026-11-23T01:00:00.000Z')
const minutes = (n: number) => n * 60

describe('study hours of a course, by the rule set in use', () => {
  test.each([
    ['no required lesson', 0, 0],
    ['a second', 1, 0.25],
    ['just below a quarter of an hour', minutes(15) - 1, 0.25],
    ['a quarter of an hour', minutes(15), 0.5],
    ['just below half an hour', minutes(30) - 1, 0.5],
    ['half an hour', minutes(30), 1],
    ['three hours', minutes(180), 1],
  ])('%s', (_, length, hours) => expect(studyHoursOf(length, policyInUse(now))).toBe(hours))

  test('a rule set without a conversion gives none', () => {
    expect(studyHoursOf(minutes(60), requirementPolicyInUse(now))).toBe(0)
  })
})

describe('what a job level owes', () => {
  test.each([
    ['provincial', 550, 'five-years'],
    ['bureau', 550, 'five-years'],
    ['division', 550, 'five-years'],
    ['section', 90, 'year'],
    ['clerk', 90, 'year'],
  ] as const)('%s', (jobLevel, hours, period) => {
    expect(requirementOf(jobLevel, requirementPolicyInUse(now))).toMatchObject({ hours, period, sample: true })
  })

  test('nothing, where the rule set says nothing', () => {
    expect(jobLevels.map((jobLevel) => requirementOf(jobLevel, policyInUse(now)))).toEqual(jobLevels.map(() => undefined))
  })
})

test('every rule set has a source, a date and the mark of a sample', () => {
  expect(policies.map(({ policyId }) => policyId)).toEqual(['policy-cn-2023', 'policy-yunnan-2024', 'policy-nanjing-sample'])
  for (const policy of policies) {
    expect(Policy.parse(policy)).toEqual(policy)
    expect(policy.sample && policy.source.length > 0 && policy.effectiveOn.length > 0).toBe(true)
  }
})

const ledger = [
  anEntry({ course: 1, studyHours: 0.25, categoryId: 'law', requirement: 'elective', awardedAt: '2026-03-01T00:00:00.000Z' }),
  anEntry({ course: 2, studyHours: 0.5, awardedAt: '2026-05-01T00:00:00.000Z' }),
  anEntry({ course: 3, creditYear: 2025, awardedAt: '2025-05-01T00:00:00.000Z' }),
  anEntry({ course: 4, creditYear: 2021, awardedAt: '2021-05-01T00:00:00.000Z' }),
]

test('a transcript shows one year, newest first, with totals by category and requirement', () => {
  const transcript = getTranscript.output.parse(transcriptOf(ledger, 2026, now, undefined))
  expect(transcript.entries.map(({ studyHours }) => studyHours)).toEqual([0.5, 0.25])
  expect(transcript).toMatchObject({
    creditYear: 2026,
    creditYears: [2026, 2025, 2021],
    studyHours: 0.75,
    byCategory: [
      { key: 'law', studyHours: 0.25, entries: 1 },
      { key: 'theory', studyHours: 0.5, entries: 1 },
    ],
    byRequirement: [
      { key: 'elective', studyHours: 0.25, entries: 1 },
      { key: 'required', studyHours: 0.5, entries: 1 },
    ],
  })
})

test('years are offered newest first, whatever the order of the ledger, and this year even without an entry', () => {
  const years = (entries: CreditEntry[], year: number) => transcriptOf(entries, year, now, undefined).creditYears
  expect(years([...ledger].reverse(), 2026)).toEqual([2026, 2025, 2021])
  expect(years([anEntry({ creditYear: 2021 }), anEntry({ creditYear: 2025 })], 2021)).toEqual([2026, 2025, 2021])
})

test.each([
  [1, '2026-C-00001'],
  [12345, '2026-C-12345'],
])('an award of version %d is known as %s: ids of one course sort as its versions do', (courseVersion, entryId) => {
  expect(entryIdOf({ creditYear: 2026, courseId: 'C', courseVersion })).toBe(entryId)
})

test.each([
  ['one year', 'clerk', 2026, 0.75, 89.25],
  ['five years that end with the one looked at', 'division', 2026, 1.75, 548.25],
  ['five years, of which the first counts', 'division', 2025, 2, 548],
] as const)('a requirement is measured over %s', (_, jobLevel, year, achievedHours, remainingHours) => {
  const requirement = requirementOf(jobLevel, requirementPolicyInUse(now))
  expect(transcriptOf(ledger, year, now, requirement).requirement).toMatchObject({ achievedHours, remainingHours })
})

describe('I3 every total equals a recount of the ledger, however often an award is repeated', () => {
  const hours = fc.constantFrom(0.1, 0.2, 0.25, 0.5, 0.7, 1)
  const awards = fc.array(fc.record({ course: fc.nat(8), studyHours: hours }), { maxLength: 40 })
  type Award = { course: number; studyHours: number }

  /** Put if absent, as the table does it; then hundredths, counted one by one. */
  const entriesAfter = (made: Award[]) => {
    const entries = new Map<string, CreditEntry>()
    for (const entry of made.map(anEntry)) if (!entries.has(entry.entryId)) entries.set(entry.entryId, entry)
    return [...entries.values()]
  }
  const recount = (entries: CreditEntry[]) => entries.reduce((sum, { studyHours }) => sum + BigInt((studyHours * 100).toFixed(0)), 0n)
  const agrees = (total: (made: Award[]) => number) =>
    fc.property(awards, (made) =>
      made.every((_, i) => {
        const sofar = made.slice(0, i + 1)
        const shown = total(sofar)
        return BigInt(Math.round(shown * 100)) === recount(entriesAfter(sofar)) && shown === Number(shown.toFixed(2))
      }),
    )

  test('holds', () =>
    fc.assert(
      agrees((made) => totalHours(entriesAfter(made))),
      { numRuns: 300 },
    ))
  test.each<[string, (made: Award[]) => number]>([
    ['a counter', (made) => made.reduce((sum, { studyHours }) => sum + studyHours, 0)],
    ['floating sums', (made) => entriesAfter(made).reduce((sum, { studyHours }) => sum + studyHours, 0)],
  ])('control: caught, %s', (_, total) => expect(fc.check(agrees(total), { numRuns: 2000 }).failed).toBe(true))
})
