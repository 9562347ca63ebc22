import { describe, expect, test } from '@jest/globals'
import type { EntryCounts } from '@zhixing/shared/ledger/contract'
import { CreditEntry } from '@zhixing/shared/ledger/entry'
import {
  coursesReversedIn,
  entriesInEffect,
  entryCountsOf,
  reversalInEffect,
  totalHours,
} from '@zhixing/shared/ledger/rules'
import { aDeclaration, anAward, aReversal } from '../../support/ledger/given'

const award = anAward({ studyHours: 0.5 })
const declaration = aDeclaration({ day: 9 })
const reversal = aReversal(award)
const secondReversal = aReversal(reversal, { approvedAt: '2026-08-01T02:00:00.000Z' })

describe('entries of the three kinds', () => {
  test('are parsed by their kind, and no other kind is accepted', () => {
    for (const entry of [award, declaration, reversal, secondReversal])
      expect(CreditEntry.parse(entry)).toEqual(entry)
    expect(CreditEntry.safeParse({ ...award, kind: 'gift' }).success).toBe(false)
    expect(CreditEntry.safeParse({ ...award, kind: 'reversal' }).success).toBe(false)
  })

  test('a reversal cancels one whole entry in its year; reversing the reversal restores it', () => {
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
    expect([award, reversal, secondReversal].map(({ studyHours }) => studyHours)).toEqual([0.5, -0.5, 0.5])
    expect([[award], [award, reversal], [award, reversal, secondReversal]].map(totalHours)).toEqual([
      0.5, 0, 0.5,
    ])
  })

  test('are in effect unless a reversal of them is in effect', () => {
    const entries = [award, declaration, reversal]
    expect(entriesInEffect(entries)).toEqual([declaration])
    expect(reversalInEffect(award.entryId, entries)).toBe(reversal)
    expect(reversalInEffect(declaration.entryId, entries)).toBeUndefined()
    expect(entriesInEffect([...entries, secondReversal])).toEqual([award, declaration])
    expect(reversalInEffect(award.entryId, [...entries, secondReversal])).toBeUndefined()
    expect(reversalInEffect(reversal.entryId, [...entries, secondReversal])).toBe(secondReversal)
  })

  test.each<[string, CreditEntry[], EntryCounts]>([
    ['nothing', [], { courses: 0, classDays: 0 }],
    ['a course and a class', [award, declaration], { courses: 1, classDays: 1 }],
    ['two days of a class', [declaration, aDeclaration({ day: 2 })], { courses: 0, classDays: 2 }],
    [
      'two classes of one declaration',
      [declaration, aDeclaration({ day: 9, classKey: 'd'.repeat(20) })],
      { courses: 0, classDays: 1 },
    ],
    ['a reversed course', [award, declaration, reversal], { courses: 0, classDays: 1 }],
    ['a course whose reversal was reversed', [award, reversal, secondReversal], { courses: 1, classDays: 0 }],
  ])('are counted by course and by classroom day: %s', (_, entries, counts) => {
    expect(entryCountsOf(entries)).toEqual(counts)
  })

  test('name the courses that were reversed', () => {
    expect(coursesReversedIn([award, declaration])).toEqual([])
    expect(coursesReversedIn([award, declaration, reversal])).toEqual([award.courseId])
    expect(coursesReversedIn([award, reversal, secondReversal])).toEqual([])
  })
})
