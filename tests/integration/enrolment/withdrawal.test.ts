import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/enrolment/contract'
import { ulid } from 'ulid'
import { anEnrolledLearner, atMinute } from '../../support/enrolment/enrolled-learner'
import { putLessonProgress } from '../../support/enrolment/given'
import { request } from '../../support/request'

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
