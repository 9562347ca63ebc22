import type { StudyPolicy } from '../policy/study-policy'
import { findGaps, type Interval, measure } from './intervals'
import { countedTenths, hasOpenCheck } from './presence'
import type { StudySession } from './session'

type LessonStudy = Pick<
  StudySession,
  'lengthSeconds' | 'watched' | 'creditedTenths' | 'presence' | 'completedAt'
>

/** Tenths of credit that so much content is worth. */
export const creditableTenths = (intervals: readonly Interval[], policy: StudyPolicy) =>
  Math.floor(measure(intervals) * policy.pace)

/**
 * 学完须内容与计入时长都达到要求，且没有待答的确认。
 * Content that was skipped, played too fast or not yet confirmed leaves a lesson open. The first completion
 * stays.
 */
export function markCompleted<Study extends LessonStudy>(
  session: Study,
  now: Date,
  policy: StudyPolicy,
): Study {
  // Provisional time is no credit yet.
  const isOpen = hasOpenCheck(session) || remainingTenths(session, policy, session.creditedTenths) > 0
  return session.completedAt || isOpen ? session : { ...session, completedAt: now.toISOString() }
}

/** Seconds still to be played, of coverage or credit, whichever is further behind. Rounded up. */
export const remainingSeconds = (session: StudySession, policy: StudyPolicy): number =>
  session.completedAt ? 0 : Math.ceil(remainingTenths(session, policy) / 10)

/** The same in tenths of a second. `creditTenths`: what counts as credit; by default provisional time too. */
export function remainingTenths(
  session: LessonStudy,
  policy: StudyPolicy,
  creditTenths = countedTenths(session),
): number {
  const needed = Math.round(session.lengthSeconds * 10 * policy.completionThreshold * policy.pace)
  return Math.max(0, needed - creditableTenths(session.watched, policy), needed - creditTenths)
}

/** The second of the content at which playing covers something new; 0 if everything is covered. */
export const firstGap = (watched: readonly Interval[], lengthSeconds: number): number =>
  (findGaps(watched, lengthSeconds * 10)[0]?.[0] ?? 0) / 10
