import type { Registration } from '@zhixing/shared/enrolment/contract'
import { courseStandingOf } from '@zhixing/shared/enrolment/rules'
import { mergeSession } from '@zhixing/shared/study-records/lesson-records'
import type { LessonRecord, StudySession } from '@zhixing/shared/study-records/session'
import { findCourseVersion } from '../catalogue/api'
import type { Refuse } from '../core/http/endpoint'
import type { StoredRegistration } from './store/registrations'

interface Enrolled {
  registration: StoredRegistration
  lessons: LessonRecord[]
}

/** What the learner sees of a registration: its course version, and the progress with the open session. */
export async function toRegistration(
  { registration: stored, lessons }: Enrolled,
  session: StudySession | undefined,
  refuse: Refuse<'catalogue/course-not-found'>,
): Promise<Registration> {
  const { registration, courseId, courseVersion, enrolledAt, state } = stored
  const version = await findCourseVersion(courseId, courseVersion)
  if (!version) throw refuse('catalogue/course-not-found')
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
