import { findGaps, type Interval } from '@zhixing/shared/study-records/intervals'

const GAP_TENTHS_MIN = 20

/** Where to resume, in seconds of content: the first gap of two seconds or more, or else the start. */
export function resumePosition(watched: Interval[], lengthSeconds: number): number {
  const gap = findGaps(watched, lengthSeconds * 10).find(([from, to]) => to - from >= GAP_TENTHS_MIN)
  return (gap?.[0] ?? 0) / 10
}
