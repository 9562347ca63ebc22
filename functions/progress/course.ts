import type { Course } from '@zhixing/shared/catalogue/course'
import { standingOf } from '@zhixing/shared/enrolment/rules'
import { Refusal } from '@zhixing/shared/problem'
import type { LessonRecord, StudySession } from '@zhixing/shared/progress/session'
import { figuresOf } from '@zhixing/shared/progress/trace'
import { getCourseVersion } from '../catalogue/api'
import { courseRecord } from '../enrolment/api'
import { award } from '../ledger/api'
import { raise } from '../reviews/api'
import { fold } from './store/sessions'

interface EnrolledCourse {
  version: Course
  records: LessonRecord[]
}

/** The version a learner is enrolled in, with the records of its lessons: one consistent read. */
export async function enrolledCourse(learnerId: string, courseId: string): Promise<EnrolledCourse> {
  const course = await findEnrolled(learnerId, courseId)
  if (!course) throw new Refusal('progress/not-enrolled')
  return course
}

async function findEnrolled(learnerId: string, courseId: string): Promise<EnrolledCourse | undefined> {
  const { registration, lessons } = await courseRecord(learnerId, courseId)
  if (!registration || registration.state === 'withdrawn') return undefined
  return { version: await getCourseVersion(courseId, registration.courseVersion), records: lessons }
}

/**
 * What follows from completing a lesson: its record, and with the last required one the entry in the ledger. Both are safe to repeat; what a
 * crash leaves undone is done by the next beat, launch or look at the progress.
 */
export async function settle(session: StudySession, now: Date): Promise<void> {
  await fold(session)
  const course = await findEnrolled(session.learnerId, session.courseId)
  if (course) await awardCompleted(session.learnerId, course)
  await raise(session.learnerId, figuresOf(session), now) // after the award, which waits for no review
}

export async function awardCompleted(learnerId: string, { version, records }: EnrolledCourse): Promise<void> {
  const { completedAt, creditedSeconds } = standingOf(version.lessons, records)
  if (completedAt !== undefined) await award(learnerId, version, { completedAt, creditedSeconds })
}
