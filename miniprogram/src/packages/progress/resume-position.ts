import { findGaps, type Interval } from '@zhixing/shared/study-records/intervals'

const GAP_TENTHS_MIN = 20

/**
 * The second of content to resume at: the first gap of at least two seconds, or the start if there is none.
 */
export function resumePosition(watched: Interval[], lengthSeconds: number): number {
  const gap = findGaps(watched, lengthSeconds * 10).find(([from, to]) => to - from >= GAP_TENTHS_MIN)
  return (gap?.[0] ?? 0) / 10
}
