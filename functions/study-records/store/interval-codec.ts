import type { Interval } from '@zhixing/shared/study-records/intervals'

/**
 * A union of intervals as stored: of each interval the distance from the end of the one before and the
 * length, in base 36. Forty intervals take half the room of a list, and DynamoDB reads one text faster than
 * eighty numbers.
 */
export function packIntervals(intervals: readonly Interval[]): string {
  const numbers: number[] = []
  let previousEnd = 0
  for (const [from, to] of intervals) {
    numbers.push(from - previousEnd, to - from)
    previousEnd = to
  }
  return numbers.map((number) => number.toString(36)).join(' ')
}

/** The inverse of `packIntervals`. Throws on an odd count and on a word that begins with no digit. */
export function unpackIntervals(packed: string): Interval[] {
  const numbers = packed === '' ? [] : packed.split(' ').map((number) => Number.parseInt(number, 36))
  if (numbers.length % 2 || numbers.some(Number.isNaN)) throw new Error(`no packed intervals: ${packed}`)
  let previousEnd = 0
  const intervals: Interval[] = []
  for (let index = 0; index < numbers.length; index += 2) {
    const from = previousEnd + (numbers[index] as number)
    previousEnd = from + (numbers[index + 1] as number)
    intervals.push([from, previousEnd])
  }
  return intervals
}
