import * as z from 'zod'

const SIX_HOURS_TENTHS = 6 * 3600 * 10

/**
 * `[from, to)` in whole tenths of a second of the content, `to > from`. Integers, so that two beats that
 * touch leave no gap.
 */
export const Interval = z
  .tuple([z.number().int().min(0), z.number().int().max(SIX_HOURS_TENTHS)])
  .refine(([from, to]) => to > from)
export type Interval = z.infer<typeof Interval>

/** The union of all lists: sorted, disjoint, in the fewest pieces. */
export function union(...lists: readonly (readonly Interval[])[]): Interval[] {
  const sorted = lists.flat().sort(([one], [other]) => one - other)
  const merged: Interval[] = []
  for (const [from, to] of sorted) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The part inside a lesson of this length, as a union. */
export const clip = (intervals: readonly Interval[], lengthTenths: number): Interval[] =>
  union(
    intervals
      .map(([from, to]): Interval => [Math.max(from, 0), Math.min(to, lengthTenths)])
      .filter(([from, to]) => to > from),
  )

/** Tenths of a second that a union covers. */
export const measure = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, [from, to]) => sum + to - from, 0)

/** The part of the first union that the second does not cover. */
export function subtract(intervals: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  for (const [from, to] of intervals) {
    let position = from
    for (const [start, end] of taken) {
      if (end <= position) continue
      if (start >= to) break
      if (start > position) left.push([position, start])
      position = end
    }
    if (position < to) left.push([position, to])
  }
  return left
}

/** The part of a lesson that a union does not cover. */
export const findGaps = (watched: readonly Interval[], lengthTenths: number): Interval[] =>
  lengthTenths > 0 ? subtract([[0, lengthTenths]], watched) : []

/**
 * The longest pieces of a union, in their order. Adding to a union before this never makes it cover less than
 * before.
 */
export function keepLongest(intervals: Interval[], piecesMax: number): Interval[] {
  if (intervals.length <= piecesMax) return intervals
  const longestFirst = [...intervals].sort((one, other) => measure([other]) - measure([one]))
  return union(longestFirst.slice(0, piecesMax))
}
