import { describe, expect, test } from '@jest/globals'
import { type DayClaimOutcome, dayClaimOutcome } from '@zhixing/shared/corrections/offline-day'
import { dayRestoredByReversing } from '@zhixing/shared/ledger/entry-id'

const DAY_HOURS_MAX = 7.5
const wanted = { entryId: 'mine', requestId: 'r1', studyHours: 4 }

describe('four hours of a day', () => {
  type Claim = [entryId: string, requestId: string, studyHours: number]
  const cases: [string, Claim[], string[], DayClaimOutcome][] = [
    ['are free on a day without claims', [], [], 'free'],
    ['are free if there is room', [['other', 'r2', 3.5]], [], 'free'],
    ['are over the day if there is no room', [['other', 'r2', 3.75]], [], 'overDay'],
    [
      'are over the day beside two other classes',
      [
        ['one', 'r2', 2],
        ['two', 'r3', 2],
      ],
      [],
      'overDay',
    ],
    [
      'are free if a reversal made room',
      [
        ['one', 'r2', 2],
        ['two', 'r3', 2],
      ],
      ['two'],
      'free',
    ],
    [
      'stay with the request that claimed them, however full the day',
      [
        ['mine', 'r1', 4],
        ['other', 'r2', 9],
      ],
      [],
      'mine',
    ],
    ['are present if another request claimed the entry', [['mine', 'r2', 4]], [], 'present'],
    [
      'are over the day if a reversed class is being restored',
      [
        ['one', 'r2', 4],
        ['one-R-R', 'r3', 4],
      ],
      ['one'],
      'overDay',
    ],
    [
      'are free beside a restored class, which holds its hours once',
      [
        ['one', 'r2', 3],
        ['one-R-R', 'r3', 3],
      ],
      [],
      'free',
    ],
    [
      'are free if a restored class was reversed again',
      [
        ['one', 'r2', 4],
        ['one-R-R', 'r3', 4],
      ],
      ['one', 'one-R-R'],
      'free',
    ],
    [
      'are over the day if a class is being restored a second time',
      [
        ['one', 'r2', 4],
        ['one-R-R', 'r3', 4],
        ['one-R-R-R-R', 'r4', 4],
      ],
      ['one', 'one-R-R'],
      'overDay',
    ],
  ]
  test.each(cases)('%s', (_, held, reversed, outcome) => {
    const claims = held.map(([entryId, requestId, studyHours]) => ({ entryId, requestId, studyHours }))
    const isReversed = (entryId: string) => reversed.includes(entryId)
    expect(dayClaimOutcome(claims, wanted, isReversed, DAY_HOURS_MAX)).toBe(outcome)
  })
})

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
