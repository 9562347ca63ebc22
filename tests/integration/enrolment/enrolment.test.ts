import { describe, expect, test } from '@jest/globals'
import { getCourseRecord } from '@zhixing/functions/enrolment/store/course-records'
import * as contract from '@zhixing/shared/enrolment/contract'
import { ulid } from 'ulid'
import { aPublishedCourse, withdrawFromCatalogue } from '../../support/catalogue/given'
import { anEnrolledLearner } from '../../support/enrolment/enrolled-learner'
import { putLessonProgress } from '../../support/enrolment/given'
import { aLearner } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'

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

  test('E2 a course of a learner has its registration and its lesson records, and only these', async () => {
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
    await withdrawFromCatalogue(courseId)
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
