import { expect, test } from '@jest/globals'
import {
  awardIdOf,
  dayRestoredByReversing,
  declarationIdOf,
  originalIdOf,
  reversalIdOf,
} from '@zhixing/shared/ledger/entry-id'
import { aDeclaration, anAward, aReversal } from '../../support/ledger/given'

const award = anAward()
const declaration = aDeclaration({ day: 9 })
const reversal = aReversal(award)

test.each([
  [1, '2026-C-00001'],
  [12345, '2026-C-12345'],
])(
  'the award of version %d has the id %s, so ids of one course sort as its versions do',
  (courseVersion, entryId) => {
    expect(awardIdOf({ creditYear: 2026, courseId: 'C', courseVersion })).toBe(entryId)
  },
)

test('ids follow from what is counted', () => {
  expect([declaration.entryId, reversal.entryId, aReversal(reversal).entryId]).toEqual([
    `2026-CLASS-${'c'.repeat(20)}-20260309`,
    `${award.entryId}-R`,
    `${award.entryId}-R-R`,
  ])
  expect(declarationIdOf({ ...declaration, creditYear: 2025 })).not.toBe(declaration.entryId)
  expect(reversalIdOf(award.entryId)).toBe(reversal.entryId)
})

test('a chain of reversals leads back to its original entry', () => {
  expect([award, reversal, aReversal(reversal)].map(({ entryId }) => originalIdOf(entryId))).toEqual([
    award.entryId,
    award.entryId,
    award.entryId,
  ])
})

test('only reversing the reversal of a declaration restores its day', () => {
  const ofDeclaration = aReversal(declaration)
  expect(
    [declaration, ofDeclaration, aReversal(ofDeclaration), reversal].map(dayRestoredByReversing),
  ).toEqual([undefined, '2026-03-09', undefined, undefined])
})
