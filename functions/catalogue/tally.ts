import type { LastKey } from '../core/http/cursor'
import { onSchedule } from '../core/jobs/job'
import { findCourse, findCurrent } from './store/courses'
import { listManagedRows, refreshManagedCourse } from './store/managed-courses'
import { putStudied } from './store/publications'
import { countRegistrations } from './store/registrations'
import { listSearchTexts, putSearchText } from './store/search-texts'

const COURSES_PER_PAGE = 100

/**
 * Counts once a day how many learners are enrolled in each published course. The count replaces the number
 * before, so a late or missed one is corrected by the next.
 */
export async function tallyRegistrations(now: Date): Promise<void> {
  const searchTexts = await listSearchTexts()
  let after: LastKey | undefined
  do {
    const { rows, lastKey } = await listManagedRows(after, COURSES_PER_PAGE)
    for (const { course } of rows) {
      if (!course.courseVersion) continue
      const { courseId } = course
      const studied = await recount(courseId)
      if (studied !== undefined && !searchTexts.has(courseId)) await putMissingSearchText(courseId)
      if (studied !== undefined && studied !== course.studied) await refreshManagedCourse(courseId, now)
    }
    after = lastKey
  } while (after)
}

/** Courses that were published before summaries and lessons were searched have none. */
async function putMissingSearchText(courseId: string): Promise<void> {
  const course = await findCourse(courseId)
  if (course) await putSearchText(course)
}

/** Returns the number, or undefined for a course that is not published. */
async function recount(courseId: string): Promise<number | undefined> {
  const studied = await countRegistrations(courseId)
  const current = await findCurrent(courseId, { consistent: true })
  if (!current || current.withdrawnAt) return undefined
  await putStudied(current, studied)
  return studied
}

export const handler = onSchedule(tallyRegistrations)
