import { expect, test } from '@jest/globals'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt } from '@zhixing/shared/ledger/rules'
import { transcriptOf } from '@zhixing/shared/ledger/transcript'
import { aDeclaration, anAward, aReversal } from '../../support/ledger/given'

const now = new Date('2026-11-23T01:00:00.000Z')

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

test('credit years are sorted newest first, and the current year is among them even without an entry', () => {
  const years = (entries: CreditEntry[], year: number) => transcriptOf(entries, year, now, []).creditYears
  expect(years([...ledger].reverse(), 2026)).toEqual([2026, 2025, 2021])
  expect(years([anAward({ creditYear: 2021 }), anAward({ creditYear: 2025 })], 2021)).toEqual([
    2026, 2025, 2021,
  ])
})

const award = anAward({ studyHours: 0.5 })
const declaration = aDeclaration({ day: 9 })
const reversal = aReversal(award)

test('a transcript sorts entries of all kinds by the instant they were entered, and counts only those in effect', () => {
  const entries = [award, reversal, declaration]
  expect(entries.map(enteredAt)).toEqual([award.awardedAt, reversal.approvedAt, declaration.approvedAt])
  const transcript = getTranscript.output.parse(transcriptOf(entries, 2026, now, []))
  expect(transcript.entries.map(({ entryId }) => entryId)).toEqual(
    [reversal, declaration, award].map(({ entryId }) => entryId).sort(byOrder),
  )
  expect(transcript).toMatchObject({
    studyHours: 7.5,
    byRequirement: [{ key: 'required', studyHours: 7.5, courses: 0, classDays: 1 }],
  })
})
// approved at the same instant: by their ids, then the award, which is older
const byOrder = (one: string, other: string) =>
  Number(one === award.entryId) - Number(other === award.entryId) || one.localeCompare(other)

test('a reversal reduces the total of the year of its entry, and of no other', () => {
  const old = anAward({ creditYear: 2024, studyHours: 2, awardedAt: '2024-05-01T00:00:00.000Z' })
  expect(transcriptOf([old, aReversal(old)], 2024, now, []).studyHours).toBe(0)
  expect(transcriptOf([old, aReversal(old)], 2026, now, [])).toMatchObject({ studyHours: 0, entries: [] })
})
