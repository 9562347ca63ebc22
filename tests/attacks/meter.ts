import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { clip, measure, union } from '@zhixing/shared/study-records/intervals'

/** What a record says to whoever carries it: finer than the seconds that are shown. */
interface Carried {
  lessonId: string
  creditedTenths: number
  creditedThrough: string
  presence?: { provisionalTenths: number; missedTenths?: number }
}
export const readRecord = (record: string): Carried & Record<string, unknown> =>
  JSON.parse(Buffer.from(record.split('.')[0] ?? '', 'base64url').toString())

/**
 * One new learner's credit against real time. Each credit paints the stretch of server time before the clock it left; time before his first
 * launch or still to come is no time. What is credited beyond the painted time has no real time of its own (I1). A learner who is new has no
 * pause behind him, so by arrival too his credit is at most the time since his first launch; only a server clock that jumps forward
 * gives him one allowance more.
 */
export function aMeter(from: number) {
  let painted: Interval[] = []
  let tenths = new Map<string, number>()
  const counted = new Map<string, number>() // with what waits for a presence check: it is painted when it is counted, and not again when it is credited
  let latest = from
  let reported = 0
  return {
    see(record: string, now: number) {
      latest = Math.max(latest, now)
      const { lessonId, creditedTenths, creditedThrough, presence } = readRecord(record)
      tenths = new Map(tenths).set(lessonId, Math.max(creditedTenths, tenths.get(lessonId) ?? 0))
      const before = counted.get(lessonId) ?? 0
      const present = creditedTenths + (presence?.provisionalTenths ?? 0)
      const gained = present - before
      // What has lapsed leaves; anything else that is less is an older record.
      if (gained > 0 || presence?.missedTenths !== undefined) counted.set(lessonId, present)
      if (gained <= 0) return
      const through = Math.round((Date.parse(creditedThrough) - from) / 100)
      painted = union(painted, [[through - gained, through]])
    },
    /** Credit as another endpoint shows it, in seconds: it must not be more than was seen being given. */
    reports(seconds: number) {
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
