import { dayAfter, dayOf } from '@zhixing/shared/calendar'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt, entriesInEffect } from '@zhixing/shared/ledger/rules'
import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { getCourseVersion } from '../catalogue/api'
import { listCourseRecords } from '../enrolment/api'
import type { Review } from './store/review'

type TimelineMoment = ReviewDetail['timeline'][number]
type EarnedEntry = ReviewDetail['entries'][number]

/**
 * Tells whether an instant belongs to the study under review: to its day in Beijing, or to its run (study
 * without a pause), which may have begun the day before.
 */
const inStudyOf = ({ on, figures: { runFrom } }: Review) => {
  const nextDay = dayAfter(on, 1)
  return (at: string) => {
    const day = dayOf(new Date(at))
    return (at >= runFrom || day >= on) && day < nextDay
  }
}

/** The hours that the study under review earned and that are not reversed: a decision may reverse them. */
export function earnedEntriesOf(review: Review, entries: CreditEntry[]): EarnedEntry[] {
  const isInStudy = inStudyOf(review)
  return entriesInEffect(entries)
    .filter((entry) => entry.kind === 'award' && isInStudy(enteredAt(entry)))
    .map((entry) => ({
      entryId: entry.entryId,
      title: entry.title,
      studyHours: entry.studyHours,
      awardedAt: enteredAt(entry),
    }))
}

/** What happened in the study under review, oldest first, from records that other modules keep anyway. */
export async function listTimeline(review: Review, entries: CreditEntry[]): Promise<TimelineMoment[]> {
  const isInStudy = inStudyOf(review)
  const { figures, raisedAt } = review
  const completed = await listCompletedLessons(review.learnerId, isInStudy)
  const awarded = entries.flatMap((entry): TimelineMoment[] =>
    entry.kind === 'award' && isInStudy(entry.awardedAt)
      ? [{ at: entry.awardedAt, what: 'awarded', title: entry.title }]
      : [],
  )
  const began: TimelineMoment = { at: figures.runFrom, what: 'began', title: '' }
  const raised: TimelineMoment = { at: raisedAt, what: 'raised', title: '' }
  return [began, ...completed, ...awarded, raised].sort((one, other) => one.at.localeCompare(other.at))
}

async function listCompletedLessons(
  learnerId: string,
  isInStudy: (at: string) => boolean,
): Promise<TimelineMoment[]> {
  const courses = await listCourseRecords(learnerId)
  const ofEachCourse = courses.map(async ({ registration: { courseId, courseVersion }, lessons }) => {
    const completed = lessons.flatMap(({ lessonId, completedAt }) =>
      completedAt !== undefined && isInStudy(completedAt) ? [{ lessonId, completedAt }] : [],
    )
    if (!completed.length) return []
    const course = await getCourseVersion(courseId, courseVersion)
    const titles = new Map(course.lessons.map(({ lessonId, title }) => [lessonId, title]))
    return completed.map(
      ({ lessonId, completedAt }): TimelineMoment => ({
        at: completedAt,
        what: 'completed',
        title: titles.get(lessonId) ?? '课时',
      }),
    )
  })
  return (await Promise.all(ofEachCourse)).flat()
}
