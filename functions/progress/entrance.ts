import type { Lesson } from '@zhixing/shared/catalogue/course'
import { studyPolicy } from '@zhixing/shared/policy/policy'
import { Refusal } from '@zhixing/shared/problem'
import {
  foldable,
  isInLesson,
  isUnsettled,
  launchOver,
  recordIn,
  withSession,
} from '@zhixing/shared/progress/rules'
import type { LessonRecord, StudySession } from '@zhixing/shared/progress/session'
import { figuresOf, isNewPlace, type Place as Source } from '@zhixing/shared/progress/trace'
import { raise } from '../reviews/api'
import { askingOf, presenceOf } from './asking'
import { awardCompleted, enrolledCourse, settle } from './course'
import { findSession, fold, replaced } from './store/sessions'

interface Place {
  sessionId: string
  courseId: string
  lessonId: string
}
interface Entrance {
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
export async function enter(learnerId: string, place: Place, now: Date, source?: Source): Promise<Entrance> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const previous = await findSession(learnerId)
    const { version, records } = await enrolledCourse(learnerId, place.courseId)
    const lesson = version.lessons.find(({ lessonId }) => lessonId === place.lessonId)
    if (!lesson) throw new Refusal('catalogue/lesson-not-found')
    const { courseVersion, lengthSeconds } = { ...version, ...lesson }
    const presence = presenceOf(version)
    const entered = { learnerId, ...place, courseVersion, lengthSeconds, presence }
    const asking = await askingOf(entered, presence !== undefined)
    const session = launchOver(
      previous,
      recordIn(records, place.lessonId),
      entered,
      now,
      studyPolicy,
      asking,
      source,
    )
    if (previous) await leave(previous, place, records, now)
    if (!(await replaced(previous, session))) continue
    await awardCompleted(learnerId, { version, records: withSession(records, previous, place.courseId) })
    await raise(learnerId, figuresOf(session, source && isNewPlace(previous, source)), now)
    return { session, previous, lesson }
  }
  throw new Refusal('service/unavailable')
}

/** Folds what is left behind, and what a crash kept from being folded when it was completed. */
async function leave(
  previous: StudySession,
  place: Place,
  records: LessonRecord[],
  now: Date,
): Promise<void> {
  if (previous.courseId !== place.courseId)
    return previous.completedAt ? settle(previous, now) : foldIfStudied(previous)
  const known = recordIn(records, previous.lessonId)
  if (isUnsettled(previous, known) || !isInLesson(previous, place)) await foldIfStudied(previous, known)
}

async function foldIfStudied(session: StudySession, known?: LessonRecord): Promise<void> {
  if (foldable(session, known)) await fold(session)
}
