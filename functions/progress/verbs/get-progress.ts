import * as contract from '@zhixing/shared/progress/contract'
import { toLessonProgress } from '@zhixing/shared/progress/lesson-progress'
import {
  findLessonRecord,
  isCompletionUnrecorded,
  mergeSession,
} from '@zhixing/shared/study-records/lesson-records'
import { endpoint } from '../../core/http/endpoint'
import { awardIfCompleted, takeUpCorrection } from '../../enrolment/api'
import { findSession, foldSession } from '../../study-records/api'
import { getEnrolledCourse } from '../enrolled-course'

export const getProgress = endpoint(
  contract.getProgress,
  async ({ input: { courseId }, actor: { learnerId }, now, refuse }) => {
    // Before the records: what is folded in between is then found in them.
    const session = await findSession(learnerId)
    const enrolled = await getEnrolledCourse(learnerId, courseId, refuse)
    const { records } = enrolled
    const current = mergeSession(records, session, courseId)
    if (
      session?.courseId === courseId &&
      isCompletionUnrecorded(session, findLessonRecord(records, session.lessonId))
    )
      await foldSession(session)
    await awardIfCompleted(learnerId, { ...enrolled, records: current })
    const { version, records: recorded } = await takeUpCorrection(
      learnerId,
      { ...enrolled, records: current },
      session,
      now,
    )
    return {
      courseId,
      courseVersion: version.courseVersion,
      lessons: version.lessons.map(({ lessonId }) => {
        const record = findLessonRecord(recorded, lessonId)
        return record ? toLessonProgress(record) : { lessonId, watchedSeconds: 0, creditedSeconds: 0 }
      }),
    }
  },
)
