import * as contract from '@zhixing/shared/progress/contract'
import { isUnsettled, recordIn, withSession } from '@zhixing/shared/progress/rules'
import { lessonProgressOf } from '@zhixing/shared/progress/session'
import { endpoint } from '../../core/http/endpoint'
import { awardCompleted, enrolledCourse } from '../course'
import { findSession, fold } from '../store/sessions'

export const getProgress = endpoint(
  contract.getProgress,
  async ({ input: { courseId }, actor: { learnerId } }) => {
    const session = await findSession(learnerId) // before the records: what leaves the session in between is found there
    const { version, records } = await enrolledCourse(learnerId, courseId)
    const known = withSession(records, session, courseId)
    if (session?.courseId === courseId && isUnsettled(session, recordIn(records, session.lessonId)))
      await fold(session)
    await awardCompleted(learnerId, { version, records: known })
    return {
      courseId,
      courseVersion: version.courseVersion,
      lessons: version.lessons.map(({ lessonId }) => {
        const record = recordIn(known, lessonId)
        return record ? lessonProgressOf(record) : { lessonId, watchedSeconds: 0, creditedSeconds: 0 }
      }),
    }
  },
)
