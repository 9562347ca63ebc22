import * as contract from '@zhixing/shared/enrolment/contract'
import { aDraftLesson, aPublishedCourse } from '../catalogue/given'
import { aLearner } from '../identity/given'
import { request } from '../request'

export const twoLessons = () => [aDraftLesson({ lengthSeconds: 600 }), aDraftLesson({ lengthSeconds: 1200 })]
export const atMinute = (n: number) => new Date(Date.UTC(2026, 4, 1, 8, n)).toISOString()

export async function anEnrolledLearner(lessons = twoLessons()) {
  const course = await aPublishedCourse({ lessons })
  const learner = await aLearner()
  const { courseId } = course
  // Before the moments of study that tests put directly.
  const enrolling = { token: learner.token, now: new Date(atMinute(0)) }
  const enrolled = (await request(contract.enrol, { courseId }, enrolling)).body
  const list = async () =>
    (await request(contract.listRegistrations, {}, { token: learner.token })).body.registrations
  const [first = '', second = ''] = course.lessons.map(({ lessonId }) => lessonId)
  return {
    ...learner,
    courseId,
    enrolled,
    list,
    first,
    second,
    lessonIds: course.lessons.map(({ lessonId }) => lessonId),
  }
}
