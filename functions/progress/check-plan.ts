import type { CheckPlan } from '@zhixing/shared/study-records/presence'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { findCheckQuestions } from '../catalogue/api'
import { keyedRandom } from '../core/http/signed'

type LessonOfLearner = Pick<StudySession, 'learnerId' | 'courseId' | 'lessonId'>

/**
 * When the checks of a lesson fall due and what they may ask. The moments follow from learner, lesson and
 * number, so a repeat or another launch computes the same ones, and none is stored before its check is
 * issued.
 */
export const planChecks = async ({ learnerId, courseId, lessonId }: LessonOfLearner): Promise<CheckPlan> => ({
  drawOf: (number) => keyedRandom('presence-moment', learnerId, courseId, lessonId, `${number}`),
  questions: await findCheckQuestions(courseId, lessonId),
})
