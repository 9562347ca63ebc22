import type { StudyPolicy } from '../policy/study-policy'
import { creditableTenths, markCompleted } from '../study-records/completion'
import { clip, type Interval, keepLongest, subtract, union } from '../study-records/intervals'
import {
  addCredit,
  type CheckPlan,
  countedTenths,
  earliestPossibleChecks,
  expireOverdueCheck,
  hasMissedCheck,
} from '../study-records/presence'
import { moveStudyTo, type StudySession, WATCHED_MAX } from '../study-records/session'
import type { CheckOutcome, NotCounted } from './contract'
import { type CreditLimit, notCountedReason } from './not-counted'
import { type CheckAnswer, issueDueCheck, judgeCheckAnswer } from './presence-checks'
import { traceBeat } from './trace'

export interface BeatResult {
  next: StudySession
  notCounted?: NotCounted | undefined
}

/**
 * 学时按服务器时钟上实际播放的内容累计，同一内容只计一次。
 * Returns the session after the beat, one revision later, and why less was credited than was played. Never
 * refuses. The clock moves by what was credited, never to `now`: lateness costs nothing up to the allowance,
 * and there is no tolerance per beat that a script could earn again with every beat. Credit counts for the
 * day in Beijing on which the beat arrives.
 * `played` is a claim: a false one can only lower the result.
 */
export function advance(
  stored: StudySession,
  played: readonly Interval[],
  now: Date,
  policy: StudyPolicy,
  plan: CheckPlan = earliestPossibleChecks,
): BeatResult {
  const session = expireOverdueCheck(stored, now, policy.presence)
  const lengthTenths = session.lengthSeconds * 10
  const beat = clip(played, lengthTenths)
  const watched = keepLongest(union(session.watched, beat), WATCHED_MAX)
  const clockMs = Date.parse(session.creditedThrough)
  const floorMs = Math.max(clockMs, now.getTime() - policy.allowanceSeconds * 1000)
  const day = moveStudyTo(now, session)
  const dueTenths = Math.min(
    creditableTenths(watched, policy) - countedTenths(session), // covered and not yet counted
    creditableTenths(beat, policy), // playing again earns what was too fast the first time
  )
  const limits: CreditLimit[] = [
    ['check-missed', hasMissedCheck(session) ? 0 : Number.POSITIVE_INFINITY],
    ['too-fast', Math.floor((now.getTime() - floorMs) / 100)],
    ['daily-limit', policy.daySecondsMax * 10 - day.dayTenths],
    ['lesson-credited', Math.floor(lengthTenths * policy.pace) - countedTenths(session)],
  ]
  const creditTenths = Math.max(0, Math.min(dueTenths, ...limits.map(([, tenths]) => tenths)))
  const credited: StudySession = {
    ...session,
    revision: session.revision + 1,
    watched,
    ...addCredit(session, creditTenths),
    creditedThrough: new Date(creditTenths > 0 ? floorMs + creditTenths * 100 : clockMs).toISOString(),
    ...day,
    dayTenths: day.dayTenths + creditTenths,
  }
  const next = issueDueCheck(markCompleted(credited, now, policy), now, policy, plan)
  return {
    next: traceBeat(session, next, now),
    notCounted: notCountedReason(session, beat, dueTenths, creditTenths, limits),
  }
}

/**
 * 重复上报不重复计入。
 * Applies a beat that was made for an older revision to the newest session. A beat that covers nothing new is
 * a repeat, for which the session is returned unchanged.
 */
export function reapplyBeat(
  newest: StudySession,
  played: readonly Interval[],
  now: Date,
  policy: StudyPolicy,
  plan?: CheckPlan,
): BeatResult {
  const added = subtract(clip(played, newest.lengthSeconds * 10), newest.watched)
  return added.length > 0 ? advance(newest, played, now, policy, plan) : { next: newest }
}

/**
 * Returns the session after an answer to a presence check; a right answer may complete the lesson. See
 * `judgeCheckAnswer`.
 */
export function answerPresenceCheck(
  session: StudySession,
  answer: CheckAnswer,
  now: Date,
  policy: StudyPolicy,
  plan: CheckPlan = earliestPossibleChecks,
): { next: StudySession; outcome: CheckOutcome } {
  const { next, outcome } = judgeCheckAnswer(session, answer, now, policy, plan)
  if (next === session) return { next: session, outcome }
  return { next: traceBeat(session, markCompleted(next, now, policy), now), outcome }
}
