import type { Course } from '@zhixing/shared/catalogue/course'
import { courseStandingOf } from '@zhixing/shared/enrolment/rules'
import { Refusal } from '@zhixing/shared/problem'
import { toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import type { LessonRecord, StudySession } from '@zhixing/shared/study-records/session'
import { getCourseVersion } from '../catalogue/api'
import { getCourseRecord } from '../enrolment/api'
import { awardCourse } from '../ledger/api'
import { raise } from '../reviews/api'
import { foldSession } from './store/sessions'

interface EnrolledCourse {
  version: Course
  records: LessonRecord[]
}

/** The version a learner is enrolled in, with the records of its lessons: one consistent read. */
export async function getEnrolledCourse(learnerId: string, courseId: string): Promise<EnrolledCourse> {
  const course = await findEnrolledCourse(learnerId, courseId)
  if (!course) throw new Refusal('progress/not-enrolled')
  return course
}

async function findEnrolledCourse(learnerId: string, courseId: string): Promise<EnrolledCourse | undefined> {
  const { registration, lessons } = await getCourseRecord(learnerId, courseId)
  if (!registration || registration.state === 'withdrawn') return undefined
  return { version: await getCourseVersion(courseId, registration.courseVersion), records: lessons }
}

/**
 * What follows from completing a lesson: its record, and with the last required one the entry in the ledger. Both are safe to repeat; what a
 * crash leaves undone is done by the next beat, launch or look at the progress.
 */
export async function recordCompletion(session: StudySession, now: Date): Promise<void> {
  await foldSession(session)
  const course = await findEnrolledCourse(session.learnerId, session.courseId)
  if (course) await awardIfCompleted(session.learnerId, course)
  await raise(session.learnerId, toReviewFigures(session), now) // after the award, which waits for no review
}

export async function awardIfCompleted(
  learnerId: string,
  { version, records }: EnrolledCourse,
): Promise<void> {
  const { completedAt, creditedSeconds } = courseStandingOf(version.lessons, records)
  if (completedAt !== undefined) await awardCourse(learnerId, version, { completedAt, creditedSeconds })
}
