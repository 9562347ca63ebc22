import { describe, expect, test } from '@jest/globals'
import { packIntervals, unpackIntervals } from '@zhixing/functions/study-records/store/interval-codec'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import fc from 'fast-check'

const distance = fc.integer({ min: 1, max: 5000 })
const disjointIntervals = fc.array(fc.tuple(distance, distance), { maxLength: 40 }).map((pairs) => {
  let at = -1
  return pairs.map(([gap, length]): Interval => {
    const from = at + gap
    at = from + length
    return [from, at]
  })
})

describe('intervals', () => {
  test('property: are unpacked as they were packed', () => {
    fc.assert(
      fc.property(disjointIntervals, (intervals) =>
        expect(unpackIntervals(packIntervals(intervals))).toEqual(intervals),
      ),
    )
  })

  test.each<[Interval[], string]>([
    [[], ''],
    [[[0, 600]], '0 go'],
    [
      [
        [0, 600],
        [1800, 2400],
      ],
      '0 go xc go',
    ],
  ])('%j are packed as %j', (intervals, packed) => {
    expect(packIntervals(intervals)).toBe(packed)
  })

  test.each(['1', '1 2 3', 'a !', '1  2'])('%j is refused', (packed) => {
    expect(() => unpackIntervals(packed)).toThrow('no packed intervals')
  })
})
