import { onSchedule } from '../core/jobs/job'
import { listManaged, mirror } from './store/drafts'
import { recount } from './store/publications'

/** Once a day, how many have enrolled in each course; a number that is late is corrected by the next, because each replaces the one before. */
export const tally = async (now: Date): Promise<void> => {
  for (let after: Record<string, unknown> | undefined, first = true; first || after; first = false) {
    const { rows, lastKey } = await listManaged(after, 100)
    for (const { course } of rows) {
      const studied = course.courseVersion ? await recount(course.courseId) : undefined
      if (studied !== undefined && studied !== course.studied) await mirror(course.courseId, now)
    }
    after = lastKey
  }
}

export const handler = onSchedule(tally)
