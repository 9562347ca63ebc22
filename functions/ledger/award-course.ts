import { yearOf } from '@zhixing/shared/calendar'
import type { Course } from '@zhixing/shared/catalogue/course'
import type { Award } from '@zhixing/shared/ledger/entry'
import { awardIdOf } from '@zhixing/shared/ledger/entry-id'
import { findEntry, putEntry } from './store/entries'

interface CourseCompletion {
  completedAt: string
  creditedSeconds: number
}

/**
 * Puts the award of a completed course version if it is absent; repeating it changes nothing. The entry
 * follows from the completion alone, so every call puts the same one. The read comes first, because half a
 * read unit is cheaper than the two writes of a repeat.
 */
export async function awardCourse(
  learnerId: string,
  version: Course,
  { completedAt, creditedSeconds }: CourseCompletion,
): Promise<void> {
  const { courseId, courseVersion, title, categoryId, requirement, subject, studyHours, policyId } = version
  const creditYear = yearOf(new Date(completedAt))
  const entryId = awardIdOf({ creditYear, courseId, courseVersion })
  if (await findEntry(learnerId, entryId, { consistent: false })) return
  const entry: Award = {
    kind: 'award',
    entryId,
    creditYear,
    courseId,
    courseVersion,
    title,
    categoryId,
    requirement,
    subject,
    studyHours,
    policyId,
    creditedSeconds,
    awardedAt: completedAt,
  }
  await putEntry(learnerId, entry)
}
