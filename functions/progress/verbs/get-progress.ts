import * as contract from '@zhixing/shared/progress/contract'
import {
  findLessonRecord,
  isCompletionUnrecorded,
  mergeSession,
  toLessonProgress,
} from '@zhixing/shared/progress/lesson-records'
import { endpoint } from '../../core/http/endpoint'
import { awardIfCompleted, getEnrolledCourse } from '../completion'
import { findSession, foldSession } from '../store/sessions'

export const getProgress = endpoint(
  contract.getProgress,
  async ({ input: { courseId }, actor: { learnerId } }) => {
    const session = await findSession(learnerId) // before the records: what leaves the session in between is found there
    const { version, records } = await getEnrolledCourse(learnerId, courseId)
    const known = mergeSession(records, session, courseId)
    if (
      session?.courseId === courseId &&
      isCompletionUnrecorded(session, findLessonRecord(records, session.lessonId))
    )
      await foldSession(session)
    await awardIfCompleted(learnerId, { version, records: known })
    return {
      courseId,
      courseVersion: version.courseVersion,
      lessons: version.lessons.map(({ lessonId }) => {
        const record = findLessonRecord(known, lessonId)
        return record ? toLessonProgress(record) : { lessonId, watchedSeconds: 0, creditedSeconds: 0 }
      }),
    }
  },
)
