import { studyPolicy } from '@zhixing/shared/policy/policy'
import type { Asking } from '@zhixing/shared/progress/presence'
import type { StudySession } from '@zhixing/shared/progress/session'
import { findCheckQuestions } from '../catalogue/api'
import { drawOf } from '../core/http/signed'

type Lesson = Pick<StudySession, 'learnerId' | 'courseId' | 'lessonId'>

/**
 * What only the server knows of the checks to come. Drawn from the learner and the lesson, not from the session: launching again would otherwise
 * draw the moment anew. The same on every repeat, and nowhere written down before it is issued.
 */
export async function askingOf(
  { learnerId, courseId, lessonId }: Lesson,
  asksForPresence: boolean,
): Promise<Asking | undefined> {
  if (!asksForPresence) return undefined
  return {
    drawOf: (number) => drawOf('presence-moment', learnerId, courseId, lessonId, String(number)),
    questions: await findCheckQuestions(courseId, lessonId),
  }
}

/** What a course asks for, or else the policy; nothing for most. */
export const presenceOf = (course: { presence?: { everyMinutes: number } | undefined }) => {
  const { everyMinutes } = studyPolicy.presence
  return course.presence ?? (everyMinutes === undefined ? undefined : { everyMinutes })
}
