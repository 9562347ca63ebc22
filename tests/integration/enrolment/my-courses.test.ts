import { describe, expect, test } from '@jest/globals'
import { invalidateCourse } from '@zhixing/functions/catalogue/store/courses'
import * as contract from '@zhixing/shared/enrolment/contract'
import { aDraftLesson, aPublishedCourse, withdrawFromCatalogue } from '../../support/catalogue/given'
import { anEnrolledLearner, atMinute, twoLessons } from '../../support/enrolment/enrolled-learner'
import { putLessonProgress, putOpenSession } from '../../support/enrolment/given'
import { aLearner } from '../../support/identity/given'
import { request } from '../../support/request'

describe('the list of my courses', () => {
  test('E1 200 lists the course studied last first, each with its own progress', async () => {
    const learner = await aLearner()
    const courses = [await aPublishedCourse(), await aPublishedCourse(), await aPublishedCourse()]
    const token = learner.token
    const enrolled = await Promise.all(
      courses.map(({ courseId }) => request(contract.enrol, { courseId }, { token })),
    )
    expect(enrolled.every(({ status }) => status === 200)).toBe(true)
    const [one, , three] = courses
    const soon = (n: number) => new Date(Date.now() + n * 60_000).toISOString()
    await putLessonProgress(learner.learnerId, one?.courseId ?? '', one?.lessons[0]?.lessonId ?? '', {
      studiedAt: soon(5),
      creditedTenths: 50,
    })
    await putLessonProgress(learner.learnerId, three?.courseId ?? '', three?.lessons[0]?.lessonId ?? '', {
      studiedAt: soon(9),
      creditedTenths: 95,
    })
    const { registrations } = (await request(contract.listRegistrations, {}, { token })).body
    expect(registrations.map(({ courseId }) => courseId).slice(0, 2)).toEqual([
      three?.courseId,
      one?.courseId,
    ])
    expect(registrations.map(({ creditedSeconds }) => creditedSeconds)).toEqual([9, 5, 0])
  })

  test('200 a course is completed with its last required lesson, without the optional ones', async () => {
    const { learnerId, courseId, first, second, list } = await anEnrolledLearner([
      ...twoLessons(),
      aDraftLesson({ optional: true }),
    ])
    await putLessonProgress(learnerId, courseId, second, { completedAt: atMinute(9) })
    expect(await list()).toMatchObject([
      { state: 'enrolled', lessons: 2, lessonsCompleted: 1, nextLessonId: first },
    ])
    await putLessonProgress(learnerId, courseId, first, { completedAt: atMinute(3) })
    const [registration] = await list()
    expect(registration).toMatchObject({ state: 'completed', completedAt: atMinute(9), lessonsCompleted: 2 })
    expect(registration?.nextLessonId).toBeUndefined()
  })

  test('200 the open session counts although it is not folded yet, unless the lesson record is newer', async () => {
    const { learnerId, courseId, first, second, list } = await anEnrolledLearner()
    await putLessonProgress(learnerId, courseId, first, { creditedTenths: 1000, revision: 3 })
    await putOpenSession(learnerId, courseId, first, { creditedTenths: 2500, revision: 5 })
    expect(await list()).toMatchObject([{ creditedSeconds: 250, nextLessonId: first }])
    await putLessonProgress(learnerId, courseId, first, { creditedTenths: 3000, revision: 6 })
    expect((await list())[0]?.creditedSeconds).toBe(300)
    await putOpenSession(learnerId, courseId, second, {
      creditedTenths: 100,
      revision: 7,
      studiedAt: new Date(Date.now() + 60_000).toISOString(),
    })
    expect(await list()).toMatchObject([{ creditedSeconds: 310, nextLessonId: second }])
  })

  test('200 a withdrawn course stays in the list of an enrolled learner', async () => {
    const { courseId, list } = await anEnrolledLearner()
    await withdrawFromCatalogue(courseId)
    invalidateCourse(courseId)
    expect(await list()).toMatchObject([{ courseId, state: 'enrolled' }])
  })
})
