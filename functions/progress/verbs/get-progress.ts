import * as contract from '@zhixing/shared/progress/contract'
import { toLessonProgress } from '@zhixing/shared/progress/lesson-progress'
import {
  findLessonRecord,
  isCompletionUnrecorded,
  mergeSession,
} from '@zhixing/shared/study-records/lesson-records'
import { endpoint } from '../../core/http/endpoint'
import { awardIfCompleted } from '../../enrolment/api'
import { findSession, foldSession } from '../../study-records/api'
import { getEnrolledCourse } from '../enrolled-course'

export const getProgress = endpoint(
  contract.getProgress,
  async ({ input: { courseId }, actor: { learnerId }, refuse }) => {
    // Before the records: what is folded in between is then found in them.
    const session = await findSession(learnerId)
    const { registration, version, records } = await getEnrolledCourse(learnerId, courseId, refuse)
    const current = mergeSession(records, session, courseId)
    if (
      session?.courseId === courseId &&
      isCompletionUnrecorded(session, findLessonRecord(records, session.lessonId))
    )
      await foldSession(session)
    await awardIfCompleted(learnerId, { registration, version, records: current })
    return {
      courseId,
      courseVersion: version.courseVersion,
      lessons: version.lessons.map(({ lessonId }) => {
        const record = findLessonRecord(current, lessonId)
        return record ? toLessonProgress(record) : { lessonId, watchedSeconds: 0, creditedSeconds: 0 }
      }),
    }
  },
)
