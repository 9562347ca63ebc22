import type { Registration } from '@zhixing/shared/enrolment/contract'
import { courseStandingOf } from '@zhixing/shared/enrolment/rules'
import { getCourseVersion } from '../catalogue/api'
import type { LessonRow, StoredRegistration } from './store/registrations'

/** What a learner sees of a registration: the version he is enrolled in, and where he stands in it. */
export async function toRegistration(
  stored: StoredRegistration,
  lessons: LessonRow[],
  underway: LessonRow | undefined,
): Promise<Registration> {
  const { registration, courseId, courseVersion, enrolledAt } = stored
  const {
    title,
    categoryId,
    requirement,
    studyHours,
    lengthSeconds,
    lessons: ofVersion,
  } = await getCourseVersion(courseId, courseVersion)
  const standing = courseStandingOf(
    ofVersion,
    underway?.courseId === courseId ? withNewest(lessons, underway) : lessons,
  )
  const state = stored.state === 'withdrawn' ? 'withdrawn' : standing.completedAt ? 'completed' : 'enrolled'
  const course = { courseId, courseVersion, title, categoryId, requirement, studyHours, lengthSeconds }
  return { registration, ...course, state, enrolledAt, ...standing }
}

function withNewest(lessons: LessonRow[], underway: LessonRow): LessonRow[] {
  const row = lessons.find(({ lessonId }) => lessonId === underway.lessonId)
  if (row && row.foldedRevision >= underway.foldedRevision) return lessons
  return [...lessons.filter((lesson) => lesson !== row), underway]
}
