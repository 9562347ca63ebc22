import type { Course } from '@zhixing/shared/catalogue/course'
import type { Registration } from '@zhixing/shared/enrolment/contract'
import { courseStandingOf } from '@zhixing/shared/enrolment/rules'
import { mergeSession } from '@zhixing/shared/study-records/lesson-records'
import type { LessonRecord, StudySession } from '@zhixing/shared/study-records/session'
import { findCourseVersion } from '../catalogue/api'
import type { Refuse } from '../core/http/endpoint'
import { findSession } from '../study-records/api'
import { listCourseRecords } from './store/course-records'
import type { StoredRegistration } from './store/registrations'

interface Enrolled {
  registration: StoredRegistration
  lessons: LessonRecord[]
}

/** What the learner sees of a registration: its course version, and the progress with the open session. */
export async function toRegistration(
  enrolled: Enrolled,
  session: StudySession | undefined,
  refuse: Refuse<'catalogue/course-not-found'>,
): Promise<Registration> {
  const { courseId, courseVersion } = enrolled.registration
  const version = await findCourseVersion(courseId, courseVersion)
  if (!version) throw refuse('catalogue/course-not-found')
  return viewRegistration(enrolled, version, session)
}

/**
 * The courses of another person, for those who may read what they study: as they are stored, with the
 * progress of the open session. A course whose version is gone is left out.
 */
export async function listRegistrationsOf(learnerId: string): Promise<Registration[]> {
  const [records, session] = await Promise.all([listCourseRecords(learnerId), findSession(learnerId)])
  const registrations = await Promise.all(
    records.map(async (enrolled) => {
      const { courseId, courseVersion } = enrolled.registration
      const version = await findCourseVersion(courseId, courseVersion)
      return version && viewRegistration(enrolled, version, session)
    }),
  )
  return registrations.filter((registration) => registration !== undefined)
}

function viewRegistration(
  { registration: stored, lessons }: Enrolled,
  version: Course,
  session: StudySession | undefined,
): Registration {
  const { registration, courseId, courseVersion, enrolledAt, state } = stored
  const { title, categoryId, requirement, studyHours, lengthSeconds } = version
  const studied = mergeSession(lessons, session, courseId)
  const standing = courseStandingOf(version.lessons, studied, { enrolledAt })
  const isCompleted = state === 'enrolled' && standing.completedAt !== undefined
  return {
    registration,
    courseId,
    courseVersion,
    title,
    categoryId,
    requirement,
    studyHours,
    lengthSeconds,
    state: isCompleted ? 'completed' : state,
    enrolledAt,
    ...standing,
  }
}
