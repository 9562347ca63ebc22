import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { aSession, lessonIdOf, secondsToIntervals } from '../../../support/progress/session'

export const [phone, desk, office, home] = [7, 8, 21, 22]
export const enter = (
  previous: StudySession | undefined,
  lesson: number,
  now: Date,
  place?: { device: number; region: number },
) => {
  const { learnerId, courseId, courseVersion, sessionId } = aSession()
  const entered = {
    learnerId,
    courseId,
    courseVersion,
    sessionId,
    lessonId: lessonIdOf(lesson),
    lengthSeconds: 60,
  }
  return startSession(previous, undefined, entered, now, studyPolicy, undefined, place)
}
export const finish = (session: StudySession, now: Date) =>
  advance(session, secondsToIntervals([0, 60]), now, studyPolicy).next
