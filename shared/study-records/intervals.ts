import type { Interval } from '../progress/contract'

/**
 * Arithmetic on stretches of content, `[from, to)` in whole tenths of a second. Every list that leaves here is sorted, disjoint and as short as
 * it can be; `measure` and `subtract` expect such lists. Integers, so that two beats which touch leave no hairline gap.
 */
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

/** What lies within a lesson: nothing before its start, nothing behind its end. */
export const clip = (intervals: readonly Interval[], lengthTenths: number): Interval[] =>
  union(
    intervals
      .map(([from, to]): Interval => [Math.max(from, 0), Math.min(to, lengthTenths)])
      .filter(([from, to]) => to > from),
  )

export const measure = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, [from, to]) => sum + to - from, 0)

/** What is in the first and not in the second. */
export function subtract(intervals: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  for (const [from, to] of intervals) {
    let at = from
    for (const [start, end] of taken) {
      if (end <= at) continue
      if (start >= to) break
      if (start > at) left.push([at, start])
      at = end
    }
    if (at < to) left.push([at, to])
  }
  return left
}

export const findGaps = (watched: readonly Interval[], lengthTenths: number): Interval[] =>
  lengthTenths > 0 ? subtract([[0, lengthTenths]], watched) : []

/** The longest so many, in their order. Adding to a list and keeping its longest never leaves less covered than before. */
export function keepLongest(intervals: Interval[], pieces: number): Interval[] {
  if (intervals.length <= pieces) return intervals
  return union([...intervals].sort(([a, b], [c, d]) => d - c - (b - a)).slice(0, pieces))
}
