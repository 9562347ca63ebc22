import { advance } from '@zhixing/shared/progress/rules'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { lenientPolicy, middlePlan } from '../../../support/progress/lesson-with-checks'
import { secondsAfter, secondsToIntervals } from '../../../support/progress/session'

export const questions = [
  { questionId: 'early', afterSeconds: 300 },
  { questionId: 'late', afterSeconds: 3000 },
  { questionId: 'end' },
]

/** The question of the check that is issued when this stretch is played, if any. */
export const questionAfter = (session: StudySession, from: number, to: number) => {
  const plan = { ...middlePlan, questions }
  const { next } = advance(session, secondsToIntervals([from, to]), secondsAfter(to), lenientPolicy, plan)
  return next.presence?.questionId
}
