import type { NotCounted, Progress } from '@zhixing/shared/progress/contract'
import { type Interval, measure, subtract, union } from '@zhixing/shared/study-records/intervals'

/** The figures of the last answer, moved on by what was played since and the server has not confirmed. */
export interface ExpectedProgress extends Progress {
  /** Covered for the first time, in tenths of a second like `watched`. */
  pending: Interval[]
  /** Seconds of study that the figures contain and no answer has confirmed. 0: all are the server's. */
  pendingSeconds: number
}

/** While these hold, more playing is not credited. */
const creditStops: NotCounted[] = ['daily-limit', 'check-missed', 'lesson-credited']

const TENTHS_PER_SECOND = 10 // intervals are in tenths of a second
const toTenths = (seconds: number) => seconds * TENTHS_PER_SECOND
const toWholeSeconds = (tenths: number) => Math.floor(tenths / TENTHS_PER_SECOND)

/**
 * What the server will probably answer, by the rules of `shared/progress/rules.ts`. In a course with presence
 * checks, new time is provisional first. `pace`: real seconds per second of content.
 */
export function expectProgress(
  progress: Progress,
  unconfirmed: readonly Interval[],
  pace: number,
): ExpectedProgress {
  const { watched, watchedSeconds, creditedSeconds, remainingSeconds, presence, notCounted } = progress
  if (progress.completedAt || unconfirmed.length === 0) return { ...progress, pending: [], pendingSeconds: 0 }
  const pending = subtract(unconfirmed, watched)
  const coveredTenths = measure(union(watched, pending)) * pace
  const countedTenths = toTenths(creditedSeconds + (presence?.provisionalSeconds ?? 0))
  const dueTenths = Math.min(coveredTenths - countedTenths, measure(unconfirmed) * pace)
  const isStopped = notCounted !== undefined && creditStops.includes(notCounted)
  const creditTenths = isStopped ? 0 : Math.max(0, dueTenths)

  // The answer names what remains, not what is needed; from both parts of it, the need follows.
  const neededTenths = toTenths(remainingSeconds) + Math.min(measure(watched) * pace, countedTenths)
  const reachedTenths = Math.min(coveredTenths, countedTenths + creditTenths)
  const creditShown = toWholeSeconds(creditTenths)
  return {
    ...progress,
    watchedSeconds: watchedSeconds + toWholeSeconds(measure(pending)),
    creditedSeconds: presence ? creditedSeconds : creditedSeconds + creditShown,
    remainingSeconds: Math.max(0, Math.ceil((neededTenths - reachedTenths) / TENTHS_PER_SECOND)),
    ...(presence && {
      presence: { ...presence, provisionalSeconds: presence.provisionalSeconds + creditShown },
    }),
    pending,
    pendingSeconds: toWholeSeconds(Math.max(measure(pending), creditTenths / pace)),
  }
}
