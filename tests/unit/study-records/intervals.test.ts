import { expect, test } from '@jest/globals'
import {
  clip,
  findGaps,
  type Interval,
  keepLongest,
  measure,
  subtract,
  union,
} from '@zhixing/shared/study-records/intervals'
import fc from 'fast-check'

const LENGTH = 120
const interval = fc
  .tuple(fc.nat(LENGTH + 20), fc.integer({ min: 1, max: 40 }))
  .map(([from, size]): Interval => [from, from + size])
const intervals = fc.array(interval, { maxLength: 12 })

/** The oracle: one truth value for each tenth, without sorting and merging. */
const toBits = (covered: readonly Interval[]) =>
  Array.from({ length: LENGTH + 80 }, (_, tenth) => covered.some(([from, to]) => from <= tenth && tenth < to))
const isSortedAndDisjoint = (list: Interval[]) =>
  list.every(([from, to], index) => from < to && (index === 0 || from > (list[index - 1]?.[1] ?? 0)))

test('a union covers what any of its lists covers, in the fewest pieces', () => {
  fc.assert(
    fc.property(intervals, intervals, (some, others) => {
      const joined = union(some, others)
      expect(isSortedAndDisjoint(joined)).toBe(true)
      expect(toBits(joined)).toEqual(toBits([...some, ...others]))
      expect(measure(joined)).toBe(toBits(joined).filter(Boolean).length)
    }),
  )
})

test('clipping keeps what lies inside the lesson', () => {
  fc.assert(
    fc.property(intervals, (some) => {
      expect(toBits(clip(some, LENGTH))).toEqual(toBits(some).map((bit, tenth) => bit && tenth < LENGTH))
    }),
  )
})

test('subtracting keeps what only the first list covers, and gaps are what is not covered', () => {
  fc.assert(
    fc.property(intervals, intervals, (some, others) => {
      const [one, other] = [union(some), union(others)]
      const taken = toBits(other)
      expect(toBits(subtract(one, other))).toEqual(toBits(one).map((bit, tenth) => bit && !taken[tenth]))
      expect(union(clip(one, LENGTH), findGaps(one, LENGTH))).toEqual([[0, LENGTH]])
    }),
  )
})

test('keeping the longest pieces after an addition never covers less than before', () => {
  fc.assert(
    fc.property(intervals, intervals, fc.integer({ min: 1, max: 5 }), (some, others, piecesMax) => {
      const before = keepLongest(union(some), piecesMax)
      const after = keepLongest(union(before, others), piecesMax)
      expect(after.length).toBeLessThanOrEqual(piecesMax)
      expect(measure(after)).toBeGreaterThanOrEqual(measure(before))
    }),
  )
})
