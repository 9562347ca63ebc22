import { describe, expect, test } from '@jest/globals'
import { type DayClaimOutcome, dayClaimOutcome } from '@zhixing/shared/corrections/offline-day'

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
