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
 * Whether an instant belongs to the study under review: to its day in Beijing, or to its run, which may
 * begin the day before.
 */
const studyOf = ({ on, figures: { runFrom } }: Review) => {
  const nextDay = dayAfter(on, 1)
  return (at: string) => (at >= runFrom || dayOf(new Date(at)) >= on) && dayOf(new Date(at)) < nextDay
}

/** The hours that the study under review earned and that still count: these may be reversed. */
export function earnedEntriesOf(review: Review, entries: CreditEntry[]): EarnedEntry[] {
  const isOfStudy = studyOf(review)
  return entriesInEffect(entries)
    .filter((entry) => entry.kind === 'award' && isOfStudy(enteredAt(entry)))
    .map((entry) => ({
      entryId: entry.entryId,
      title: entry.title,
      studyHours: entry.studyHours,
      awardedAt: enteredAt(entry),
    }))
}

/** The course of the study under review, oldest first, from records that exist anyway. */
export async function listTimeline(review: Review, entries: CreditEntry[]): Promise<TimelineMoment[]> {
  const isOfStudy = studyOf(review)
  const { figures, raisedAt } = review
  const completed = await listCompletedLessons(review.learnerId, isOfStudy)
  const awarded = entries.flatMap((entry): TimelineMoment[] =>
    entry.kind === 'award' && isOfStudy(entry.awardedAt)
      ? [{ at: entry.awardedAt, what: 'awarded', title: entry.title }]
      : [],
  )
  const began: TimelineMoment = { at: figures.runFrom, what: 'began', title: '' }
  const raised: TimelineMoment = { at: raisedAt, what: 'raised', title: '' }
  return [began, ...completed, ...awarded, raised].sort((one, other) => one.at.localeCompare(other.at))
}

async function listCompletedLessons(
  learnerId: string,
  isOfStudy: (at: string) => boolean,
): Promise<TimelineMoment[]> {
  const courses = await listCourseRecords(learnerId)
  const ofEachCourse = courses.map(async ({ registration: { courseId, courseVersion }, lessons }) => {
    const completed = lessons.flatMap(({ lessonId, completedAt }) =>
      completedAt !== undefined && isOfStudy(completedAt) ? [{ lessonId, completedAt }] : [],
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
