import type { Course } from '@zhixing/shared/catalogue/course'
import { courseStandingOf } from '@zhixing/shared/enrolment/rules'
import type { LessonRecord } from '@zhixing/shared/study-records/session'
import { awardCourse, listEntries } from '../ledger/api'
import type { StoredRegistration } from './store/registrations'

/** The version of a course in which a learner is enrolled, with the learner's records of its lessons. */
export interface EnrolledCourse {
  registration: StoredRegistration
  version: Course
  records: LessonRecord[]
}

/** Puts the ledger entry if every required lesson of the course is completed. Safe to repeat. */
export async function awardIfCompleted(
  learnerId: string,
  { registration, version, records }: EnrolledCourse,
): Promise<void> {
  const { completedAt, creditedSeconds } = courseStandingOf(version.lessons, records, registration)
  if (completedAt === undefined) return
  // Completed by enrolling again: an earlier enrolment in this version may have been awarded in another year,
  // under another id.
  if (completedAt === registration.enrolledAt && (await hasAward(learnerId, version))) return
  await awardCourse(learnerId, version, { completedAt, creditedSeconds })
}

export const hasAward = async (learnerId: string, { courseId, courseVersion }: Course) =>
  (await listEntries(learnerId)).some(
    (entry) => entry.kind === 'award' && entry.courseId === courseId && entry.courseVersion === courseVersion,
  )
