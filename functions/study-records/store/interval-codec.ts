import type { Interval } from '@zhixing/shared/study-records/intervals'

/**
 * A union of intervals as the table stores it: for each its distance from the end of the one before and its
 * length, in base 36. Forty intervals take half the room of a list, and a table reads one text faster than
 * eighty numbers.
 */
export function packIntervals(intervals: readonly Interval[]): string {
  let at = 0
  let packed = ''
  for (const [from, to] of intervals) {
    packed += `${packed && ' '}${(from - at).toString(36)} ${(to - from).toString(36)}`
    at = to
  }
  return packed
}

/** What `packIntervals` was given. Throws on any other text. */
export function unpackIntervals(packed: string): Interval[] {
  const numbers = packed === '' ? [] : packed.split(' ').map((number) => Number.parseInt(number, 36))
  if (numbers.length % 2 || numbers.some(Number.isNaN)) throw new Error(`no packed intervals: ${packed}`)
  let at = 0
  const intervals: Interval[] = []
  for (let index = 0; index < numbers.length; index += 2) {
    const from = at + (numbers[index] as number)
    at = from + (numbers[index + 1] as number)
    intervals.push([from, at])
  }
  return intervals
}
