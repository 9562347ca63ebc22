import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { clip, measure, union } from '@zhixing/shared/study-records/intervals'
import { readRecord } from '../support/progress/carried-record'

/**
 * Measures a new learner's credit against real time (invariant I1). Each credit covers the server time up to
 * the session's clock; credit beyond the covered time since the first launch is excess. By arrival too, the
 * credit is at most the time since the first launch, plus one allowance for each forward jump of the server's
 * clock.
 */
export function aRealTimeMeter(from: number) {
  let painted: Interval[] = []
  let tenths = new Map<string, number>()
  // Includes provisional time: it covers server time when it is counted, and not again when it is credited.
  const counted = new Map<string, number>()
  let latest = from
  let reported = 0
  return {
    observe(record: string, now: number) {
      latest = Math.max(latest, now)
      const { lessonId, creditedTenths, creditedThrough, presence } = readRecord(record)
      tenths = new Map(tenths).set(lessonId, Math.max(creditedTenths, tenths.get(lessonId) ?? 0))
      const before = counted.get(lessonId) ?? 0
      const present = creditedTenths + (presence?.provisionalTenths ?? 0)
      const gained = present - before
      // Less is either provisional time that lapsed or an older record.
      if (gained > 0 || presence?.missedTenths !== undefined) counted.set(lessonId, present)
      if (gained <= 0) return
      const through = Math.round((Date.parse(creditedThrough) - from) / 100)
      painted = union(painted, [[through - gained, through]])
    },
    /** Credited seconds as another endpoint shows them. */
    observeTotal(seconds: number) {
      reported = Math.max(reported, seconds * 10)
    },
    measure(realMs: number, stepsForward: number) {
      const seen = [...tenths.values()].reduce((sum, each) => sum + each, 0)
      const creditedMs = Math.max(seen, reported) * 100
      const paintedMs = measure(clip(painted, Math.ceil((latest - from) / 100))) * 100
      const byArrival = realMs + stepsForward * studyPolicy.allowanceSeconds * 1000
      return { creditedMs, excessMs: Math.max(0, creditedMs - paintedMs, creditedMs - byArrival) }
    },
  }
}
