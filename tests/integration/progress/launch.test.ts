import { describe, expect, test } from '@jest/globals'
import { putRegistration } from '@zhixing/functions/enrolment/store/registrations'
import { findSession } from '@zhixing/functions/study-records/store/sessions'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as contract from '@zhixing/shared/progress/contract'
import { ulid } from 'ulid'
import { aCourse, aStudent } from '../../support/progress/given'
import { launchLesson, sendBeat } from '../../support/progress/when'
import { request } from '../../support/request'

describe('launch', () => {
  test('200 a first launch has nothing watched, everything remaining, and the lesson to play', async () => {
    const student = await aStudent()
    const { body } = await launchLesson(student)
    expect(body).toMatchObject({
      watched: [],
      creditedSeconds: 0,
      remainingSeconds: 118,
      heartbeatSeconds: 60,
      pace: 1,
      tookOver: false,
    })
    expect(body.lesson).toMatchObject({ lessonId: student.course.lessons[0]?.lessonId, lengthSeconds: 120 })
  })

  test('P1, P2 and P4 a learner has one session, which each launch replaces', async () => {
    const student = await aStudent(await aCourse([60, 60]))
    await launchLesson(student, 0)
    const { body } = await launchLesson(student, 1)
    expect(body.tookOver).toBe(true)
    expect(await findSession(student.learnerId)).toMatchObject({
      lessonId: student.course.lessons[1]?.lessonId,
      revision: 2,
    })
  })

  test('P4 200 changing the lesson keeps the watched intervals of the former one, and a later launch continues from them', async () => {
    const student = await aStudent(await aCourse([120, 120]))
    const { record } = (await launchLesson(student, 0)).body
    await sendBeat(student, record, 0, 60)
    await launchLesson(student, 1)
    const back = (await launchLesson(student, 0)).body
    expect(back).toMatchObject({ watched: [[0, 600]], creditedSeconds: 60, remainingSeconds: 58 })
  })

  test('200 for all devices that launch at the same time; one session remains', async () => {
    const student = await aStudent(await aCourse([120, 120, 120]))
    const answers = await Promise.all([0, 1, 2, 0].map((lesson) => launchLesson(student, lesson)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const outcomes = []
    for (const { body } of answers) outcomes.push((await sendBeat(student, body.record, 0, 30)).type)
    expect(outcomes.sort()).toEqual([
      'progress/session-replaced',
      'progress/session-replaced',
      'progress/session-replaced',
      undefined,
    ])
  })

  test('403 not-enrolled without a registration and after a withdrawal', async () => {
    const student = await aStudent()
    expect((await launchLesson(student, 0, await aCourse())).type).toBe('progress/not-enrolled')
    await request(enrolment.withdraw, { courseId: student.course.courseId }, student)
    expect((await launchLesson(student)).type).toBe('progress/not-enrolled')
  })

  test('404 lesson-not-found for a lesson of another course', async () => {
    const student = await aStudent()
    const { lessons } = await aCourse()
    const answer = await request(
      contract.launch,
      { courseId: student.course.courseId, lessonId: lessons[0]?.lessonId ?? '' },
      student,
    )
    expect(answer.type).toBe('catalogue/lesson-not-found')
  })

  test('404 course-not-found when the enrolled version is absent', async () => {
    const student = await aStudent()
    const course = { courseId: ulid(), courseVersion: 3 }
    await putRegistration(
      student.learnerId,
      { ...course, registration: ulid(), state: 'enrolled', enrolledAt: student.at.toISOString() },
      undefined,
    )
    expect(
      (await request(contract.launch, { courseId: course.courseId, lessonId: ulid() }, student)).type,
    ).toBe('catalogue/course-not-found')
  })
})
