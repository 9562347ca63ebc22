import type { Lesson } from '@zhixing/shared/catalogue/course'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { Refusal } from '@zhixing/shared/problem'
import {
  findLessonRecord,
  isCompletionUnrecorded,
  mergeSession,
  needsFolding,
} from '@zhixing/shared/progress/lesson-records'
import { isInLesson, startSession } from '@zhixing/shared/progress/session-start'
import type { LaunchOrigin as Source } from '@zhixing/shared/progress/trace'
import { isNewOrigin, toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import type { LessonRecord, StudySession } from '@zhixing/shared/study-records/session'
import { raise } from '../reviews/api'
import { planChecks, presenceRuleOf } from './check-plan'
import { awardIfCompleted, getEnrolledCourse, recordCompletion } from './completion'
import { findSession, foldSession, putSession } from './store/sessions'

interface Place {
  sessionId: string
  courseId: string
  lessonId: string
}
interface LaunchedSession {
  session: StudySession
  previous: StudySession | undefined
  lesson: Lesson
}

/** Devices of one learner that launch at the same moment; who comes second reads again and takes over. */
const ATTEMPTS_MAX = 5

/**
 * Takes over from whatever the learner had open. The session is read before the records: that it is still the same when it is replaced proves
 * that no record read after it has gone stale.
 */
export async function launchLesson(
  learnerId: string,
  place: Place,
  now: Date,
  source?: Source,
): Promise<LaunchedSession> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const previous = await findSession(learnerId)
    const { version, records } = await getEnrolledCourse(learnerId, place.courseId)
    const lesson = version.lessons.find(({ lessonId }) => lessonId === place.lessonId)
    if (!lesson) throw new Refusal('catalogue/lesson-not-found')
    const { courseVersion, lengthSeconds } = { ...version, ...lesson }
    const presence = presenceRuleOf(version)
    const entered = { learnerId, ...place, courseVersion, lengthSeconds, presence }
    const asking = await planChecks(entered, presence !== undefined)
    const session = startSession(
      previous,
      findLessonRecord(records, place.lessonId),
      entered,
      now,
      studyPolicy,
      asking,
      source,
    )
    if (previous) await foldPrevious(previous, place, records, now)
    if (!(await putSession(previous, session))) continue
    await awardIfCompleted(learnerId, { version, records: mergeSession(records, previous, place.courseId) })
    await raise(learnerId, toReviewFigures(session, source && isNewOrigin(previous, source)), now)
    return { session, previous, lesson }
  }
  throw new Refusal('service/unavailable')
}

/** Folds what is left behind, and what a crash kept from being folded when it was completed. */
async function foldPrevious(
  previous: StudySession,
  place: Place,
  records: LessonRecord[],
  now: Date,
): Promise<void> {
  if (previous.courseId !== place.courseId)
    return previous.completedAt ? recordCompletion(previous, now) : foldIfStudied(previous)
  const known = findLessonRecord(records, previous.lessonId)
  if (isCompletionUnrecorded(previous, known) || !isInLesson(previous, place))
    await foldIfStudied(previous, known)
}

async function foldIfStudied(session: StudySession, known?: LessonRecord): Promise<void> {
  if (needsFolding(session, known)) await foldSession(session)
}
