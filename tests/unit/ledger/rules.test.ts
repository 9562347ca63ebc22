import { describe, expect, test } from '@jest/globals'
import { type Counts, getTranscript } from '@zhixing/shared/ledger/contract'
import { CreditEntry } from '@zhixing/shared/ledger/entry'
import {
  countsOf,
  declarationIdOf,
  enteredAt,
  entryIdOf,
  reversalIdOf,
  reversalInEffect,
  standing,
  totalHours,
  transcriptOf,
} from '@zhixing/shared/ledger/rules'
import { policies, policyInUse, studyHoursOf } from '@zhixing/shared/policy/policy'
import fc from 'fast-check'
import { aDeclaration, anAward, aReversal } from '../../support/ledger/given'

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
    expect(policies.map((policy) => studyHoursOf(minutes(60), policy))).toEqual([0, 1, 0])
  })
})

const ledger = [
  anAward({
    course: 1,
    studyHours: 0.25,
    categoryId: 'law',
    requirement: 'elective',
    awardedAt: '2026-03-01T00:00:00.000Z',
  }),
  anAward({ course: 2, studyHours: 0.5, awardedAt: '2026-05-01T00:00:00.000Z' }),
  anAward({ course: 3, creditYear: 2025, awardedAt: '2025-05-01T00:00:00.000Z' }),
  anAward({ course: 4, creditYear: 2021, awardedAt: '2021-05-01T00:00:00.000Z' }),
]

test('a transcript shows one year, newest first, with totals by category and requirement', () => {
  const transcript = getTranscript.output.parse(transcriptOf(ledger, 2026, now, []))
  expect(transcript.entries.map(({ studyHours }) => studyHours)).toEqual([0.5, 0.25])
  expect(transcript).toMatchObject({
    creditYear: 2026,
    creditYears: [2026, 2025, 2021],
    studyHours: 0.75,
    byCategory: [
      { key: 'law', studyHours: 0.25, courses: 1, classDays: 0 },
      { key: 'theory', studyHours: 0.5, courses: 1, classDays: 0 },
    ],
    byRequirement: [
      { key: 'elective', studyHours: 0.25, courses: 1, classDays: 0 },
      { key: 'required', studyHours: 0.5, courses: 1, classDays: 0 },
    ],
  })
})

test('years are offered newest first, whatever the order of the ledger, and this year even without an entry', () => {
  const years = (entries: CreditEntry[], year: number) => transcriptOf(entries, year, now, []).creditYears
  expect(years([...ledger].reverse(), 2026)).toEqual([2026, 2025, 2021])
  expect(years([anAward({ creditYear: 2021 }), anAward({ creditYear: 2025 })], 2021)).toEqual([
    2026, 2025, 2021,
  ])
})

test.each([
  [1, '2026-C-00001'],
  [12345, '2026-C-12345'],
])(
  'an award of version %d is known as %s: ids of one course sort as its versions do',
  (courseVersion, entryId) => {
    expect(entryIdOf({ creditYear: 2026, courseId: 'C', courseVersion })).toBe(entryId)
  },
)

describe('entries of three kinds', () => {
  const award = anAward({ studyHours: 0.5 })
  const day = aDeclaration({ day: 9 })
  const reversal = aReversal(award)
  const again = aReversal(reversal, { approvedAt: '2026-08-01T02:00:00.000Z' })

  test('are told apart by their kind, and nothing else is one', () => {
    for (const entry of [award, day, reversal, again]) expect(CreditEntry.parse(entry)).toEqual(entry)
    expect(CreditEntry.safeParse({ ...award, kind: 'gift' }).success).toBe(false)
    expect(CreditEntry.safeParse({ ...award, kind: 'reversal' }).success).toBe(false)
  })

  test('have keys that follow from what they count', () => {
    expect([day.entryId, reversal.entryId, again.entryId]).toEqual([
      `2026-CLASS-${'c'.repeat(20)}-20260309`,
      `${award.entryId}-R`,
      `${award.entryId}-R-R`,
    ])
    expect(declarationIdOf({ ...day, creditYear: 2025 })).not.toBe(day.entryId)
    expect(reversalIdOf(award.entryId)).toBe(reversal.entryId)
  })

  test('a reversal takes back the whole of one entry, in its year; reversing the reversal gives it back', () => {
    const old = anAward({
      creditYear: 2024,
      studyHours: 0.7,
      title: '旧课',
      awardedAt: '2024-05-01T00:00:00.000Z',
    })
    expect(aReversal(old)).toMatchObject({
      creditYear: 2024,
      studyHours: -0.7,
      title: '旧课',
      reverses: old.entryId,
      policyId: old.policyId,
    })
    expect([award, reversal, again].map(({ studyHours }) => studyHours)).toEqual([0.5, -0.5, 0.5])
    expect([[award], [award, reversal], [award, reversal, again]].map(totalHours)).toEqual([0.5, 0, 0.5])
  })

  test('stand or do not stand', () => {
    const entries = [award, day, reversal]
    expect(standing(entries)).toEqual([day])
    expect(reversalInEffect(award.entryId, entries)).toBe(reversal)
    expect(reversalInEffect(day.entryId, entries)).toBeUndefined()
    expect(standing([...entries, again])).toEqual([award, day])
    expect(reversalInEffect(award.entryId, [...entries, again])).toBeUndefined()
    expect(reversalInEffect(reversal.entryId, [...entries, again])).toBe(again)
  })

  test.each<[string, CreditEntry[], Counts]>([
    ['nothing', [], { courses: 0, classDays: 0 }],
    ['a course and a class', [award, day], { courses: 1, classDays: 1 }],
    ['two days of a class', [day, aDeclaration({ day: 2 })], { courses: 0, classDays: 2 }],
    [
      'two classes of one day',
      [day, aDeclaration({ day: 9, classKey: 'd'.repeat(20) })],
      { courses: 0, classDays: 1 },
    ],
    ['a course that was taken back', [award, day, reversal], { courses: 0, classDays: 1 }],
    ['a course that was given back', [award, reversal, again], { courses: 1, classDays: 0 }],
  ])('are counted, courses as courses and days as days: %s', (_, entries, counts) => {
    expect(countsOf(entries)).toEqual(counts)
  })

  test('a transcript shows all of them by the moment they were entered, and counts only what stands', () => {
    const entries = [award, reversal, day]
    expect(entries.map(enteredAt)).toEqual([award.awardedAt, reversal.approvedAt, day.approvedAt])
    const transcript = getTranscript.output.parse(transcriptOf(entries, 2026, now, []))
    expect(transcript.entries.map(({ entryId }) => entryId)).toEqual(
      [reversal, day, award].map(({ entryId }) => entryId).sort(byPlace),
    )
    expect(transcript).toMatchObject({
      studyHours: 7.5,
      byRequirement: [{ key: 'required', studyHours: 7.5, courses: 0, classDays: 1 }],
    })
  })
  // approved in the same moment: by their ids, then the award, which is older
  const byPlace = (one: string, other: string) =>
    Number(one === award.entryId) - Number(other === award.entryId) || one.localeCompare(other)

  test('what was taken back is missing from its year, and from no other', () => {
    const old = anAward({ creditYear: 2024, studyHours: 2, awardedAt: '2024-05-01T00:00:00.000Z' })
    expect(transcriptOf([old, aReversal(old)], 2024, now, []).studyHours).toBe(0)
    expect(transcriptOf([old, aReversal(old)], 2026, now, [])).toMatchObject({ studyHours: 0, entries: [] })
  })
})

describe('I3 every total equals a recount of the ledger, however often an award is repeated', () => {
  const hours = fc.constantFrom(0.1, 0.2, 0.25, 0.5, 0.7, 1)
  const steps = fc.array(
    fc.oneof(
      fc.record({ course: fc.nat(8), studyHours: hours }),
      fc.record({ day: fc.integer({ min: 1, max: 9 }), studyHours: hours }),
      fc.record({ reverses: fc.nat(12) }), // of what is there by then, reversals among them
    ),
    { maxLength: 40 },
  )
  type Made =
    | { course: number; studyHours: number }
    | { day: number; studyHours: number }
    | { reverses: number }

  /** Put if absent, as the table does it. */
  const entriesAfter = (made: Made[]) => {
    const entries = new Map<string, CreditEntry>()
    for (const step of made) {
      const entry = entryOf(step, [...entries.values()])
      if (entry && !entries.has(entry.entryId)) entries.set(entry.entryId, entry)
    }
    return [...entries.values()]
  }
  const entryOf = (step: Made, entries: CreditEntry[]) => {
    if ('course' in step) return anAward(step)
    if ('day' in step) return aDeclaration(step)
    const reversed = entries[step.reverses]
    return reversed && aReversal(reversed)
  }
  const recount = (entries: CreditEntry[]) =>
    entries.reduce((sum, { studyHours }) => sum + BigInt((studyHours * 100).toFixed(0)), 0n)
  const agrees = (total: (made: Made[]) => number) =>
    fc.property(steps, (made) =>
      made.every((_, i) => {
        const sofar = made.slice(0, i + 1)
        const shown = total(sofar)
        return (
          BigInt(Math.round(shown * 100)) === recount(entriesAfter(sofar)) &&
          shown === Number(shown.toFixed(2))
        )
      }),
    )

  test('holds', () =>
    fc.assert(
      agrees((made) => totalHours(entriesAfter(made))),
      { numRuns: 300 },
    ))
  test('and equals what stands: a reversal takes back exactly what it reverses', () =>
    fc.assert(
      fc.property(steps, (made) => {
        const entries = entriesAfter(made)
        expect(totalHours(entries)).toBe(totalHours(standing(entries)))
      }),
    ))
  const hoursOf = (step: Made) => ('reverses' in step ? 0 : step.studyHours)
  test.each<[string, (made: Made[]) => number]>([
    ['a counter', (made) => made.reduce((sum, step) => sum + hoursOf(step), 0)],
    ['floating sums', (made) => entriesAfter(made).reduce((sum, { studyHours }) => sum + studyHours, 0)],
    [
      'a sum that does not know the sign',
      (made) => totalHours(entriesAfter(made).filter(({ kind }) => kind !== 'reversal')),
    ],
  ])('control: caught, %s', (_, total) =>
    expect(fc.check(agrees(total), { numRuns: 2000 }).failed).toBe(true),
  )
})
