import type { Interval } from '@zhixing/shared/study-records/intervals'
import { findGaps } from '@zhixing/shared/study-records/intervals'

const WORTH_TENTHS = 20

/** Second of content at which to go on: the first gap long enough to be worth it; the start when there is none. */
export function resumeAt(watched: Interval[], lengthSeconds: number): number {
  const gap = findGaps(watched, lengthSeconds * 10).find(([from, to]) => to - from >= WORTH_TENTHS)
  return (gap?.[0] ?? 0) / 10
}
