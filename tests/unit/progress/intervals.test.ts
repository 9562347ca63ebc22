import { expect, test } from '@jest/globals'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import {
  clip,
  findGaps,
  keepLongest,
  measure,
  subtract,
  union,
} from '@zhixing/shared/study-records/intervals'
import fc from 'fast-check'

const LENGTH = 120
const stretch = fc
  .tuple(fc.nat(LENGTH + 20), fc.integer({ min: 1, max: 40 }))
  .map(([from, size]): Interval => [from, from + size])
const stretches = fc.array(stretch, { maxLength: 12 })

/** The oracle: one truth value per tenth, which knows nothing of sorting and merging. */
const bitsOf = (intervals: readonly Interval[]) =>
  Array.from({ length: LENGTH + 80 }, (_, tenth) =>
    intervals.some(([from, to]) => from <= tenth && tenth < to),
  )
const isTidy = (intervals: Interval[]) =>
  intervals.every(([from, to], i) => from < to && (i === 0 || from > (intervals[i - 1]?.[1] ?? 0)))

test('a union covers what any of its parts covers, in the fewest pieces', () => {
  fc.assert(
    fc.property(stretches, stretches, (some, others) => {
      const joined = union(some, others)
      expect(isTidy(joined)).toBe(true)
      expect(bitsOf(joined)).toEqual(bitsOf([...some, ...others]))
      expect(measure(joined)).toBe(bitsOf(joined).filter(Boolean).length)
    }),
  )
})

test('clipping leaves what lies inside the lesson', () => {
  fc.assert(
    fc.property(stretches, (some) => {
      expect(bitsOf(clip(some, LENGTH))).toEqual(bitsOf(some).map((bit, tenth) => bit && tenth < LENGTH))
    }),
  )
})

test('subtracting leaves what the first has and the second has not; gaps are what is missing', () => {
  fc.assert(
    fc.property(stretches, stretches, (some, others) => {
      const [one, other] = [union(some), union(others)]
      const taken = bitsOf(other)
      expect(bitsOf(subtract(one, other))).toEqual(bitsOf(one).map((bit, tenth) => bit && !taken[tenth]))
      expect(union(clip(one, LENGTH), findGaps(one, LENGTH))).toEqual([[0, LENGTH]])
    }),
  )
})

test('keeping the longest pieces never leaves less covered than there was', () => {
  fc.assert(
    fc.property(stretches, stretches, fc.integer({ min: 1, max: 5 }), (some, others, pieces) => {
      const before = keepLongest(union(some), pieces)
      const now = keepLongest(union(before, others), pieces)
      expect(now.length).toBeLessThanOrEqual(pieces)
      expect(measure(now)).toBeGreaterThanOrEqual(measure(before))
    }),
  )
})
