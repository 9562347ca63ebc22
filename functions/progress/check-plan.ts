import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { CheckPlan } from '@zhixing/shared/progress/presence'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { findCheckQuestions } from '../catalogue/api'
import { keyedRandom } from '../core/http/signed'

type Lesson = Pick<StudySession, 'learnerId' | 'courseId' | 'lessonId'>

/**
 * What only the server knows of the checks to come. Drawn from the learner and the lesson, not from the session: launching again would otherwise
 * draw the moment anew. The same on every repeat, and nowhere written down before it is issued.
 */
export async function planChecks(
  { learnerId, courseId, lessonId }: Lesson,
  asksForPresence: boolean,
): Promise<CheckPlan | undefined> {
  if (!asksForPresence) return undefined
  return {
    drawOf: (number) => keyedRandom('presence-moment', learnerId, courseId, lessonId, String(number)),
    questions: await findCheckQuestions(courseId, lessonId),
  }
}

/** What a course asks for, or else the policy; nothing for most. */
export const presenceRuleOf = (course: { presence?: { everyMinutes: number } | undefined }) => {
  const { everyMinutes } = studyPolicy.presence
  return course.presence ?? (everyMinutes === undefined ? undefined : { everyMinutes })
}
