import type { Course } from '@zhixing/shared/catalogue/course'
import { presenceRuleOf, studyPolicy } from '@zhixing/shared/policy/study-policy'
import { completeByVersion } from '@zhixing/shared/study-records/carry-over'
import { findLessonRecord, needsFolding } from '@zhixing/shared/study-records/lesson-records'
import type { LessonRecord, StudySession } from '@zhixing/shared/study-records/session'
import { unavailableError } from '../core/transient-error'
import { completeLesson, foldSession } from '../study-records/api'
import { getCourseRecord } from './store/course-records'

/** A session of the learner may be folded at the same moment; a script alone loses more races than this. */
const ATTEMPTS_MAX = 5

/**
 * Records what the learner has completed by taking up a version: lessons that became shorter, or whose checks
 * were removed. `read` are the learner's lesson records of the course as they were read, `session` is the
 * learner's current one. Returns the records after it.
 */
export async function takeUpVersion(
  learnerId: string,
  version: Course,
  read: LessonRecord[],
  session: StudySession | undefined,
  now: Date,
): Promise<LessonRecord[]> {
  let records = read
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const isFolded = await foldOpenSession(version.courseId, records, session)
    const completed = isFolded ? [] : lessonsCompletedBy(version, records, now)
    if (!isFolded && completed.length === 0) return records
    for (const record of completed) await completeLesson(learnerId, record)
    records = (await getCourseRecord(learnerId, version.courseId)).lessons
  }
  throw unavailableError(`records of ${learnerId} were changed by others ${ATTEMPTS_MAX} times in a row`)
}

/** What the open session has watched belongs to the records that the version is compared with. */
async function foldOpenSession(
  courseId: string,
  records: LessonRecord[],
  session: StudySession | undefined,
): Promise<boolean> {
  if (session?.courseId !== courseId) return false
  if (!needsFolding(session, findLessonRecord(records, session.lessonId))) return false
  await foldSession(session)
  return true
}

const lessonsCompletedBy = (version: Course, records: LessonRecord[], now: Date): LessonRecord[] =>
  version.lessons.flatMap(({ lessonId, lengthSeconds }) => {
    const record = findLessonRecord(records, lessonId)
    const lesson = { lengthSeconds, presence: presenceRuleOf(version) }
    return (record && completeByVersion(record, lesson, now, studyPolicy)) ?? []
  })
