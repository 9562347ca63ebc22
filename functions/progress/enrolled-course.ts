import { findCourseVersion } from '../catalogue/api'
import type { Refuse } from '../core/http/endpoint'
import { type EnrolledCourse, getCourseRecord } from '../enrolment/api'

type EnrolledCourseProblem = 'progress/not-enrolled' | 'catalogue/course-not-found'

export async function getEnrolledCourse(
  learnerId: string,
  courseId: string,
  refuse: Refuse<EnrolledCourseProblem>,
): Promise<EnrolledCourse> {
  const course = await findEnrolledCourse(learnerId, courseId)
  if (typeof course === 'string') throw refuse(course)
  return course
}

/** By one consistent read; the version comes from the cache. Returns the problem if there is none. */
export async function findEnrolledCourse(
  learnerId: string,
  courseId: string,
): Promise<EnrolledCourse | EnrolledCourseProblem> {
  const { registration, lessons } = await getCourseRecord(learnerId, courseId)
  if (!registration || registration.state === 'withdrawn') return 'progress/not-enrolled'
  const version = await findCourseVersion(courseId, registration.courseVersion)
  return version ? { registration, version, records: lessons } : 'catalogue/course-not-found'
}
