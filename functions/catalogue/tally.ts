import type { LastKey } from '../core/http/cursor'
import { onSchedule } from '../core/jobs/job'
import { findCurrent } from './store/courses'
import { listManagedRows, refreshManagedCourse } from './store/managed-courses'
import { putStudied } from './store/publications'
import { countRegistrations } from './store/registrations'

const COURSES_PER_PAGE = 100

/**
 * Counts once a day how many learners are enrolled in each published course. The count replaces the number
 * before, so a late or missed one is corrected by the next.
 */
export async function tallyRegistrations(now: Date): Promise<void> {
  let after: LastKey | undefined
  do {
    const { rows, lastKey } = await listManagedRows(after, COURSES_PER_PAGE)
    for (const { course } of rows) {
      if (!course.courseVersion) continue
      const studied = await recount(course.courseId)
      if (studied !== undefined && studied !== course.studied)
        await refreshManagedCourse(course.courseId, now)
    }
    after = lastKey
  } while (after)
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
