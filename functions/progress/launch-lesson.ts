import type { Lesson } from '@zhixing/shared/catalogue/course'
import { presenceRuleOf, studyPolicy } from '@zhixing/shared/policy/study-policy'
import type * as contract from '@zhixing/shared/progress/contract'
import { isInLesson, startSession } from '@zhixing/shared/progress/session-start'
import type { LaunchOrigin } from '@zhixing/shared/progress/trace'
import { isNewOrigin, toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import {
  findLessonRecord,
  isCompletionUnrecorded,
  mergeSession,
  needsFolding,
} from '@zhixing/shared/study-records/lesson-records'
import type { LessonRecord, StudySession } from '@zhixing/shared/study-records/session'
import type { RefuseOf } from '../core/http/endpoint'
import { unavailableError } from '../core/transient-error'
import { awardIfCompleted, takeUpCorrection } from '../enrolment/api'
import { raiseReviews } from '../reviews/api'
import { findSession, foldSession, putSession } from '../study-records/api'
import { planChecks } from './check-plan'
import { recordCompletion } from './completion'
import { getEnrolledCourse } from './enrolled-course'

interface LaunchRequest {
  learnerId: string
  sessionId: string
  courseId: string
  lessonId: string
  origin: LaunchOrigin
}

interface LaunchedSession {
  session: StudySession
  /** What the launch has replaced; undefined for the learner's first session. */
  previous: StudySession | undefined
  lesson: Lesson
}

/**
 * A launch that loses a race against a beat (the player's report) or another launch of the learner reads
 * again and takes over.
 */
const ATTEMPTS_MAX = 5

/**
 * Starts a session and takes over from the current one. The current session is read before the records: if it
 * is unchanged when it is replaced, no record read after it is stale.
 */
export async function launchLesson(
  { origin, ...request }: LaunchRequest,
  now: Date,
  refuse: RefuseOf<typeof contract.launch>,
): Promise<LaunchedSession> {
  const { learnerId, courseId, lessonId } = request
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const previous = await findSession(learnerId)
    const enrolled = await getEnrolledCourse(learnerId, courseId, refuse)
    const { registration, version, records } = await takeUpCorrection(learnerId, enrolled, previous, now)
    const lesson = version.lessons.find((each) => each.lessonId === lessonId)
    if (!lesson) throw refuse('catalogue/lesson-not-found')
    const { courseVersion } = version
    const presence = presenceRuleOf(version)
    const launched = { ...request, courseVersion, lengthSeconds: lesson.lengthSeconds, presence }
    const plan = presence && (await planChecks(request))
    const known = findLessonRecord(records, lessonId)
    const session = startSession(previous, known, launched, now, studyPolicy, plan, origin)
    if (previous) await foldPrevious(previous, request, records, now)
    if (!(await putSession(previous, session))) continue
    const current = mergeSession(records, previous, courseId)
    await awardIfCompleted(learnerId, { registration, version, records: current })
    // A lesson that became shorter, or whose checks were removed, is completed by its launch.
    if (isCompletionUnrecorded(session, findLessonRecord(current, lessonId)))
      await recordCompletion(session, now)
    await raiseReviews(learnerId, toReviewFigures(session, isNewOrigin(previous, origin)), now)
    return { session, previous, lesson }
  }
  throw unavailableError(`a launch of ${learnerId} lost ${ATTEMPTS_MAX} races in a row`)
}

/**
 * Folds the session that the launch replaces. If the new session is in the same lesson it continues the old
 * one, which is then folded only to record a completion.
 */
async function foldPrevious(
  previous: StudySession,
  launched: { courseId: string; lessonId: string },
  records: LessonRecord[],
  now: Date,
): Promise<void> {
  if (previous.courseId !== launched.courseId)
    return previous.completedAt ? recordCompletion(previous, now) : foldIfNeeded(previous)
  const known = findLessonRecord(records, previous.lessonId)
  if (isCompletionUnrecorded(previous, known) || !isInLesson(previous, launched))
    await foldIfNeeded(previous, known)
}

async function foldIfNeeded(session: StudySession, known?: LessonRecord): Promise<void> {
  if (needsFolding(session, known)) await foldSession(session)
}
