import { isCorrectionOf } from '@zhixing/shared/catalogue/correction'
import { courseStandingOf } from '@zhixing/shared/enrolment/rules'
import { mergeSession } from '@zhixing/shared/study-records/lesson-records'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { findLastCourse } from '../catalogue/api'
import { awardIfCompleted, type EnrolledCourse, hasAward } from './award'
import { getCourseRecord } from './store/course-records'
import { putRegistration } from './store/registrations'
import { takeUpVersion } from './take-up-version'

/**
 * 课时文件的时长写错了、或者文件换了，没学完的学员自动换到更正后的版本；已学完的不动。
 * Moves a learner from a version to its correction, as if they had enrolled in it now, and awards the course
 * if that completes it. `session` is the learner's current one, read before the records. Returns what the
 * learner is enrolled in afterwards. Reads nothing more than the current publication, cached for a minute,
 * unless there is a correction.
 */
export async function takeUpCorrection(
  learnerId: string,
  enrolled: EnrolledCourse,
  session: StudySession | undefined,
  now: Date,
): Promise<EnrolledCourse> {
  const { registration: before, version: faulty, records } = enrolled
  const { courseId } = faulty
  const version = await findLastCourse(courseId)
  if (!version || !isCorrectionOf(faulty, version)) return enrolled
  const studied = mergeSession(records, session, courseId)
  if (courseStandingOf(faulty.lessons, studied, before).completedAt !== undefined) return enrolled
  const registration = { ...before, courseVersion: version.courseVersion, enrolledAt: now.toISOString() }
  if (!(await putRegistration(learnerId, registration, before))) return enrolled // the next call tries again
  // A beat (the player's report) may have completed the version before in the meantime: its award stays
  // the only one.
  if (await hasAward(learnerId, faulty)) {
    await putRegistration(learnerId, before, registration)
    return enrolled
  }
  const { lessons } = await getCourseRecord(learnerId, courseId)
  const corrected = {
    registration,
    version,
    records: await takeUpVersion(learnerId, version, lessons, session, now),
  }
  await awardIfCompleted(learnerId, corrected)
  return corrected
}
