import { dayOf } from '../calendar'
import type { StudyPolicy } from '../policy/study-policy'
import { carryOverStudy } from '../study-records/carry-over'
import { markCompleted } from '../study-records/completion'
import { type CheckPlan, earliestPossibleChecks, expireOverdueCheck } from '../study-records/presence'
import { type LessonRecord, moveStudyTo, type StudySession, toLessonRecord } from '../study-records/session'
import { issueDueCheck } from './presence-checks'
import { type LaunchOrigin, traceLaunch } from './trace'

export interface LaunchedLesson {
  learnerId: string
  sessionId: string
  courseId: string
  courseVersion: number
  lessonId: string
  lengthSeconds: number
  presence?: { everyMinutes: number } | undefined // what the course asks for
}

/**
 * 同一时间只在一处学习，后进入的接替先前的。
 * Returns the session that replaces `previous`. Clock, day and revision are never set back, so a launch
 * grants no new allowance. `known` is the lesson's stored record; if `previous` is in the same lesson, it
 * knows more.
 */
export function startSession(
  previous: StudySession | undefined,
  known: LessonRecord | undefined,
  launched: LaunchedLesson,
  now: Date,
  policy: StudyPolicy,
  plan: CheckPlan = earliestPossibleChecks,
  origin?: LaunchOrigin,
): StudySession {
  const open = previous && isInLesson(previous, launched) ? toLessonRecord(previous) : undefined
  const session: StudySession = {
    ...launched,
    revision: (previous?.revision ?? 0) + 1,
    ...carryOverStudy(known, open, launched, now, policy),
    creditedThrough: clockAtLaunch(previous, launched, now, policy),
    ...(previous
      ? moveStudyTo(now, previous)
      : { studiedAt: now.toISOString(), dayOn: dayOf(now), dayTenths: 0 }),
  }
  const current = markCompleted(expireOverdueCheck(session, now, policy.presence), now, policy)
  const started = issueDueCheck(current, now, policy, plan)
  return traceLaunch(previous, started, now, origin)
}

/**
 * 打开课时之前的时间不计；同一课时刚离开又回来的除外。
 * A launch starts the clock at `now`. Only if the same lesson was left less than the allowance ago does the
 * clock go on, so that what a killed phone could not send still counts. It never goes back.
 */
function clockAtLaunch(
  previous: StudySession | undefined,
  launched: LaunchedLesson,
  now: Date,
  policy: StudyPolicy,
): string {
  const instant = now.toISOString()
  if (!previous || previous.creditedThrough > instant) return previous?.creditedThrough ?? instant
  const leftMs = now.getTime() - Date.parse(previous.studiedAt)
  const isReturn = isInLesson(previous, launched) && leftMs < policy.allowanceSeconds * 1000
  return isReturn ? previous.creditedThrough : instant
}

export const isInLesson = (
  session: StudySession,
  { courseId, lessonId }: { courseId: string; lessonId: string },
) => session.courseId === courseId && session.lessonId === lessonId

/**
 * Whether the next beat of a session could still be on its way: then a launch has taken over from another
 * device or lesson.
 */
export const isSessionOpen = (session: StudySession, now: Date, policy: StudyPolicy) =>
  !session.completedAt && now.getTime() - Date.parse(session.studiedAt) < 2 * policy.heartbeatSeconds * 1000
