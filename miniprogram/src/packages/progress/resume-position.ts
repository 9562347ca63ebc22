import { findGaps, type Interval } from '@zhixing/shared/study-records/intervals'

const TENTHS_PER_SECOND = 10 // intervals are in tenths of a second
const GAP_TENTHS_MIN = 2 * TENTHS_PER_SECOND

/** Where to resume, in seconds of content: the first gap of two seconds or more, or else the start. */
export function resumePosition(watched: Interval[], lengthSeconds: number): number {
  const gaps = findGaps(watched, lengthSeconds * TENTHS_PER_SECOND)
  const [startTenths] = gaps.find(([from, to]) => to - from >= GAP_TENTHS_MIN) ?? [0]
  return startTenths / TENTHS_PER_SECOND
}
