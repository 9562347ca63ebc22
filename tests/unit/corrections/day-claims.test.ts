import { expect, test } from '@jest/globals'
import { type DayClaimOutcome, dayClaimOutcome } from '@zhixing/shared/corrections/offline-day'
import { dayRestoredByReversing } from '@zhixing/shared/ledger/entry-id'

const DAY_HOURS_MAX = 7.5
const wanted = { entryId: 'mine', requestId: 'r1', studyHours: 4 }

test.each<[string, DayClaimOutcome]>([
  ['finds room although it held the same hours before', 'free'],
  ['finds none beside a class that was entered meanwhile', 'overDay'],
])('restoring a day %s', (_, outcome) => {
  const others = outcome === 'free' ? [] : [{ entryId: 'other', requestId: 'r2', studyHours: 4 }]
  const claims = [wanted, ...others]
  const restored = { entryId: 'mine-R-R', requestId: 'r3', studyHours: 4 }
  for (const isReversed of [(entryId: string) => entryId === 'mine', () => false])
    expect(dayClaimOutcome(claims, restored, isReversed, DAY_HOURS_MAX)).toBe(outcome)
})

test.each([
  ['-R', '2026-03-10'],
  ['-R-R-R', '2026-03-10'],
  ['', undefined],
  ['-R-R', undefined],
])('reversing a declared day%s restores the hours of %s', (reversals, day) => {
  const declared = { entryId: `2026-CLASS-${'c'.repeat(20)}-20260310${reversals}` }
  const award = { entryId: `2026-01HC0VRSE00000000000000001-00001${reversals}` }
  expect([dayRestoredByReversing(declared), dayRestoredByReversing(award)]).toEqual([day, undefined])
})
