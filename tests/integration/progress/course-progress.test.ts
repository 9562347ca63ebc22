import { describe, expect, test } from '@jest/globals'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as contract from '@zhixing/shared/progress/contract'
import { aCourse, aStudent } from '../../support/progress/given'
import { fetchProgress, launchLesson, sendBeat, studyLesson } from '../../support/progress/when'
import { guestToken, request } from '../../support/request'

describe('progress of a course', () => {
  test('200 every lesson of the course, the one being studied included, and no other', async () => {
    const student = await aStudent(await aCourse([60, 120]))
    const other = await aCourse([60])
    await request(enrolment.enrol, { courseId: other.courseId }, student)
    await studyLesson(student, 0, other)
    await studyLesson(student, 0)
    const { record } = (await launchLesson(student, 1)).body
    await sendBeat(student, record, 0, 30)
    const [first, second] = student.course.lessons
    expect((await fetchProgress(student)).body.lessons).toMatchObject([
      { lessonId: first?.lessonId, watchedSeconds: 60, creditedSeconds: 60 },
      { lessonId: second?.lessonId, watchedSeconds: 30, creditedSeconds: 30 },
    ])
    expect((await fetchProgress(student, other)).body.lessons).toHaveLength(1)
  })

  test('403 not-enrolled', async () => {
    expect((await fetchProgress(await aStudent(), await aCourse())).type).toBe('progress/not-enrolled')
  })

  test('403 not-bound and 401 unauthenticated, for a launch too', async () => {
    const { courseId, lessons } = await aCourse()
    const launch = { courseId, lessonId: lessons[0]?.lessonId ?? '' }
    const guest = { token: await guestToken() }
    expect((await request(contract.getProgress, { courseId }, guest)).type).toBe('identity/not-bound')
    expect((await request(contract.launch, launch, guest)).type).toBe('identity/not-bound')
    expect((await request(contract.getProgress, { courseId })).type).toBe('identity/unauthenticated')
    expect((await request(contract.launch, launch)).type).toBe('identity/unauthenticated')
    expect((await request(contract.heartbeat, { record: 'x', played: [[0, 1]] })).type).toBe(
      'identity/unauthenticated',
    )
  })
})
