import { describe, expect, test } from '@jest/globals'
import { invalidateCourse } from '@zhixing/functions/catalogue/store/courses'
import { putWithdrawal } from '@zhixing/functions/catalogue/store/publications'
import { getCourseRecord } from '@zhixing/functions/enrolment/store/course-records'
import * as contract from '@zhixing/shared/enrolment/contract'
import { ulid } from 'ulid'
import { aDraftLesson, aPublishedCourse } from '../../support/catalogue/given'
import { putLessonProgress, putOpenSession } from '../../support/enrolment/given'
import { aLearner } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'

const twoLessons = () => [aDraftLesson({ lengthSeconds: 600 }), aDraftLesson({ lengthSeconds: 1200 })]
const atMinute = (n: number) => new Date(Date.UTC(2026, 4, 1, 8, n)).toISOString()

async function anEnrolledLearner(lessons = twoLessons()) {
  const course = await aPublishedCourse({ lessons })
  const learner = await aLearner()
  const { courseId } = course
  const enrolled = (await request(contract.enrol, { courseId }, { token: learner.token })).body
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

describe('enrolment', () => {
  test('E3 200 enrols in the current version without progress; repeated, the answer is the same registration', async () => {
    const { courseId, enrolled, token, first } = await anEnrolledLearner()
    expect(enrolled).toMatchObject({
      courseId,
      courseVersion: 1,
      state: 'enrolled',
      lessons: 2,
      lessonsCompleted: 0,
      lengthSeconds: 1800,
      creditedSeconds: 0,
      nextLessonId: first,
    })
    expect((await request(contract.enrol, { courseId }, { token })).body).toEqual(enrolled)
  })

  test('E3 200 six requests at the same time make one registration', async () => {
    const { courseId } = await aPublishedCourse()
    const { token } = await aLearner()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => request(contract.enrol, { courseId }, { token })),
    )
    expect(new Set(answers.map(({ body }) => body.registration)).size).toBe(1)
  })

  test('E2 one course of a learner: its registration and its lesson records, and only these', async () => {
    const { learnerId, courseId, first } = await anEnrolledLearner()
    const another = await aPublishedCourse()
    await putLessonProgress(learnerId, courseId, first)
    await putLessonProgress(learnerId, another.courseId, another.lessons[0]?.lessonId ?? '')
    const { registration, lessons } = await getCourseRecord(learnerId, courseId)
    expect([registration?.courseId, lessons.map(({ lessonId }) => lessonId)]).toEqual([courseId, [first]])
    expect(await getCourseRecord(ulid(), courseId)).toEqual({ registration: undefined, lessons: [] })
  })

  test('403 not-eligible for another job level; 404 course-not-found for an unknown and for a withdrawn course', async () => {
    const { courseId } = await aPublishedCourse({ jobLevels: ['bureau'] })
    const { token } = await aLearner({ jobLevel: 'clerk' })
    expect(await request(contract.enrol, { courseId }, { token })).toMatchObject({
      status: 403,
      type: 'enrolment/not-eligible',
    })
    const { token: bureau } = await aLearner({ jobLevel: 'bureau' })
    expect((await request(contract.enrol, { courseId }, { token: bureau })).status).toBe(200)
    expect((await request(contract.enrol, { courseId: ulid() }, { token })).type).toBe(
      'catalogue/course-not-found',
    )
    await putWithdrawal(courseId, new Date())
    const { token: late } = await aLearner({ jobLevel: 'bureau' })
    expect((await request(contract.enrol, { courseId }, { token: late })).type).toBe(
      'catalogue/course-not-found',
    )
    expect((await request(contract.enrol, { courseId }, { token: bureau })).body.state).toBe('enrolled')
  })

  test('401 unauthenticated without a token, 403 not-bound for a guest', async () => {
    const courseId = ulid()
    const ask = async (token?: string) => [
      (await request(contract.enrol, { courseId }, { token })).type,
      (await request(contract.withdraw, { courseId }, { token })).type,
      (await request(contract.listRegistrations, {}, { token })).type,
    ]
    expect(await ask()).toEqual(Array(3).fill('identity/unauthenticated'))
    expect(await ask(await guestToken())).toEqual(Array(3).fill('identity/not-bound'))
  })
})

describe('withdrawal', () => {
  test('200 removes the course from the list, is safe to repeat, and keeps the progress for another enrolment', async () => {
    const { courseId, token, learnerId, first, list, enrolled } = await anEnrolledLearner()
    await putLessonProgress(learnerId, courseId, first, { creditedTenths: 6000, completedAt: atMinute(1) })
    expect((await request(contract.withdraw, { courseId }, { token })).body).toEqual({})
    expect((await request(contract.withdraw, { courseId }, { token })).status).toBe(200)
    expect(await list()).toEqual([])
    const again = (await request(contract.enrol, { courseId }, { token })).body
    expect(again).toMatchObject({
      registration: enrolled.registration,
      state: 'enrolled',
      lessonsCompleted: 1,
      creditedSeconds: 600,
    })
  })

  test('404 not-enrolled, 409 already-completed', async () => {
    const { courseId, token, learnerId, first, second } = await anEnrolledLearner()
    expect(await request(contract.withdraw, { courseId: ulid() }, { token })).toMatchObject({
      status: 404,
      type: 'enrolment/not-enrolled',
    })
    await putLessonProgress(learnerId, courseId, first, { completedAt: atMinute(1) })
    await putLessonProgress(learnerId, courseId, second, { completedAt: atMinute(2) })
    expect(await request(contract.withdraw, { courseId }, { token })).toMatchObject({
      status: 409,
      type: 'enrolment/already-completed',
    })
  })
})

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
    await putWithdrawal(courseId, new Date())
    invalidateCourse(courseId)
    expect(await list()).toMatchObject([{ courseId, state: 'enrolled' }])
  })
})
