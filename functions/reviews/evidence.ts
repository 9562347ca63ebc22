import { dayOf } from '@zhixing/shared/calendar'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt, entriesInEffect } from '@zhixing/shared/ledger/rules'
import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { getCourseVersion } from '../catalogue/api'
import { listCourseRecords } from '../enrolment/api'
import type { Review } from './store/stored'

type Moment = ReviewDetail['timeline'][number]

/** Of that day in Beijing, or of the run, which may have begun the day before. */
const within = ({ on, figures: { runFrom } }: Review) => {
  const until = dayOf(new Date(Date.parse(`${on}T00:00:00+08:00`) + 24 * 3600_000))
  return (at: string) => (at >= runFrom || dayOf(new Date(at)) >= on) && dayOf(new Date(at)) < until
}

/** What the study under review earned and what of it still stands: this is what a reversal may be asked for. */
export function earnedIn(review: Review, entries: CreditEntry[]) {
  const isWithin = within(review)
  return entriesInEffect(entries)
    .filter((entry) => entry.kind === 'award' && isWithin(enteredAt(entry)))
    .map((entry) => ({
      entryId: entry.entryId,
      title: entry.title,
      studyHours: entry.studyHours,
      awardedAt: enteredAt(entry),
    }))
}

/** The course of the day, from the records that are there anyway: nothing was written down for a review's sake. */
export async function timelineOf(review: Review, entries: CreditEntry[]): Promise<Moment[]> {
  const isWithin = within(review)
  const { figures, raisedAt } = review
  const completed = await completedLessons(review.learnerId, isWithin)
  const awarded = entries.flatMap((entry): Moment[] =>
    entry.kind === 'award' && isWithin(entry.awardedAt)
      ? [{ at: entry.awardedAt, what: 'awarded', title: entry.title }]
      : [],
  )
  const began: Moment = { at: figures.runFrom, what: 'began', title: '' }
  const raised: Moment = { at: raisedAt, what: 'raised', title: '' }
  return [began, ...completed, ...awarded, raised].sort((one, other) => one.at.localeCompare(other.at))
}

async function completedLessons(learnerId: string, isWithin: (at: string) => boolean): Promise<Moment[]> {
  const courses = await listCourseRecords(learnerId)
  const each = courses.map(async ({ registration: { courseId, courseVersion }, lessons }) => {
    const done = lessons.filter(({ completedAt }) => completedAt !== undefined && isWithin(completedAt))
    if (!done.length) return []
    const titles = new Map(
      (await getCourseVersion(courseId, courseVersion)).lessons.map(({ lessonId, title }) => [
        lessonId,
        title,
      ]),
    )
    return done.map(
      ({ lessonId, completedAt }): Moment => ({
        at: completedAt ?? '',
        what: 'completed',
        title: titles.get(lessonId) ?? '课时',
      }),
    )
  })
  return (await Promise.all(each)).flat()
}
