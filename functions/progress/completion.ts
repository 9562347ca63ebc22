import { toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { awardIfCompleted } from '../enrolment/api'
import { raiseReviews } from '../reviews/api'
import { foldSession } from '../study-records/api'
import { findEnrolledCourse } from './enrolled-course'

/**
 * Records a completed lesson: folds the session into the lesson's record, and with the last required lesson
 * puts the entry into the ledger. Every step is safe to repeat; what a crash leaves undone is done by the
 * next beat (the player's report), launch or `getProgress`.
 */
export async function recordCompletion(session: StudySession, now: Date): Promise<void> {
  const { learnerId, courseId } = session
  await foldSession(session)
  const course = await findEnrolledCourse(learnerId, courseId)
  if (course === 'catalogue/course-not-found') throw new Error(`an enrolled version of ${courseId} is absent`)
  if (course !== 'progress/not-enrolled') await awardIfCompleted(learnerId, course)
  await raiseReviews(learnerId, toReviewFigures(session), now) // last: an award does not wait for reviews
}
