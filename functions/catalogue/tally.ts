import { onSchedule } from '../core/jobs/job'
import { listManagedRows, refreshManagedCourse } from './store/drafts'
import { recountRegistrations } from './store/publications'

/** Once a day, how many have enrolled in each course; a number that is late is corrected by the next, because each replaces the one before. */
export const tallyRegistrations = async (now: Date): Promise<void> => {
  for (let after: Record<string, unknown> | undefined, first = true; first || after; first = false) {
    const { rows, lastKey } = await listManagedRows(after, 100)
    for (const { course } of rows) {
      const studied = course.courseVersion ? await recountRegistrations(course.courseId) : undefined
      if (studied !== undefined && studied !== course.studied)
        await refreshManagedCourse(course.courseId, now)
    }
    after = lastKey
  }
}

export const handler = onSchedule(tallyRegistrations)
