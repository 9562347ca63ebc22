import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { table } from '@zhixing/functions/core/dynamodb/table'
import { signValue } from '@zhixing/functions/core/http/signed'
import { putRegistration } from '@zhixing/functions/enrolment/store/registrations'
import { findSession } from '@zhixing/functions/study-records/store/sessions'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as contract from '@zhixing/shared/progress/contract'
import { ulid } from 'ulid'
import { aCourse, aStudent } from '../../support/progress/given'
import {
  fetchProgress,
  fetchTranscript,
  launchLesson,
  passTime,
  sendBeat,
  studyLesson,
} from '../../support/progress/when'
import { guestToken, request } from '../../support/request'

const lessonRow = async (learnerId: string, courseId: string, lessonId: string) => {
  const Key = { pk: `LEARNER#${learnerId}`, sk: `COURSE#${courseId}#LESSON#${lessonId}` }
  return (
    await table
      .getDocumentClient()
      .send(new GetCommand({ TableName: process.env.TABLE_NAME, Key, ConsistentRead: true }))
  ).Item
}

describe('launch', () => {
  test('200 the first: nothing watched, all to be done, the lesson to play', async () => {
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

  test('P4 changing the lesson keeps what was watched of the one before, and coming back goes on from there', async () => {
    const student = await aStudent(await aCourse([120, 120]))
    const { record } = (await launchLesson(student, 0)).body
    await sendBeat(student, record, 0, 60)
    await launchLesson(student, 1)
    const back = (await launchLesson(student, 0)).body
    expect(back).toMatchObject({ watched: [[0, 600]], creditedSeconds: 60, remainingSeconds: 58 })
  })

  test('devices that launch at the same moment take turns: all are answered, one goes on', async () => {
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

  test('403 not-enrolled, and after a withdrawal again', async () => {
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

  test('404 course-not-found where the version of the enrolment is gone', async () => {
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

describe('heartbeat', () => {
  test('P3 200 what was played is watched and credited', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    const { body } = await sendBeat(student, record, 0, 60)
    expect(body).toMatchObject({
      watched: [[0, 600]],
      watchedSeconds: 60,
      creditedSeconds: 60,
      remainingSeconds: 58,
    })
    expect(body.notCounted).toBeUndefined()
    expect(body.completedAt).toBeUndefined()
  })

  test('200 a beat whose answer is lost is sent again, answered with the same, and counted once', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    const lost = await sendBeat(student, record, 0, 60)
    const again = await sendBeat(student, record, 0, 60, 1)
    expect(again.body).toEqual(lost.body)
    expect((await sendBeat(student, again.body.record, 60, 100, 39)).body.creditedSeconds).toBe(100)
  })

  test('200 a beat that comes with an older record adds what is new', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    await sendBeat(student, record, 0, 60)
    expect((await sendBeat(student, record, 0, 90, 30)).body).toMatchObject({
      watched: [[0, 900]],
      creditedSeconds: 90,
    })
  })

  test('200 the same beat a hundred times at once counts once', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    passTime(student, 60)
    const answers = await Promise.all(Array.from({ length: 100 }, () => sendBeat(student, record, 0, 60, 0)))
    expect(new Set(answers.map(({ body }) => body.creditedSeconds))).toEqual(new Set([60]))
    expect((await findSession(student.learnerId))?.revision).toBe(2)
  })

  test('200 less than was claimed, with the reason, when the clock does not allow it', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    expect((await sendBeat(student, record, 0, 120, 10)).body).toMatchObject({
      creditedSeconds: 10,
      notCounted: 'too-fast',
    })
  })

  test('200 the last one completes the lesson, folds it and earns the course its study hours, once', async () => {
    const student = await aStudent(await aCourse([60, 90, 60], [2]))
    await studyLesson(student, 0)
    expect((await fetchTranscript(student)).entries).toEqual([])
    const record = await studyLesson(student, 1)
    const { body } = await sendBeat(student, record, 0, 30)
    expect(body.completedAt).toBeDefined()
    const { courseId, lessons } = student.course
    expect(await lessonRow(student.learnerId, courseId, lessons[1]?.lessonId ?? '')).toMatchObject({
      creditedTenths: 900,
    })
    expect((await fetchTranscript(student)).entries).toMatchObject([
      {
        courseId,
        courseVersion: 1,
        studyHours: 0.25,
        creditedSeconds: 150,
        policyId: 'policy-yunnan-2024',
        awardedAt: body.completedAt,
      },
    ])
  })

  test('409 session-replaced when another device has launched', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    await launchLesson(student)
    expect((await sendBeat(student, record, 0, 60)).type).toBe('progress/session-replaced')
  })

  test('409 session-expired for a record that lay about for more than a day', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    expect((await sendBeat(student, record, 0, 60, 24 * 3600 + 1)).type).toBe('progress/session-expired')
  })

  test('409 session-expired when there is no session any more', async () => {
    const student = await aStudent()
    const stranger = await aStudent()
    const session = { ...(await sessionOf(student)), learnerId: stranger.learnerId }
    expect((await sendBeat(stranger, signValue('study-record', session), 0, 60)).type).toBe(
      'progress/session-expired',
    )
  })

  test.each<[string, (record: string) => string]>([
    ['changed', (record) => `A${record.slice(1)}`],
    ['unsigned', (record) => record.split('.')[0] ?? ''],
    ['signed for another purpose', () => signValue('cursor', { learnerId: ulid() })],
    ['signed, but of another shape', () => signValue('study-record', { learnerId: ulid() })],
  ])('400 record-invalid for a record that is %s', async (_, forge) => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    expect((await sendBeat(student, forge(record), 0, 60)).type).toBe('progress/record-invalid')
  })

  test('400 record-invalid for the record of another learner', async () => {
    const [one, other] = [await aStudent(), await aStudent()]
    const { record } = (await launchLesson(one)).body
    expect((await sendBeat(other, record, 0, 60)).type).toBe('progress/record-invalid')
  })

  test('400 for any claim but what was played', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    for (const claim of ['creditedSeconds', 'completedAt', 'lengthSeconds', 'percent', 'now']) {
      const input = { record, played: [[0, 10]] as [number, number][], [claim]: 100 }
      expect((await request(contract.heartbeat, input, student)).type).toBe('request/invalid')
    }
  })
})

const sessionOf = async (student: Awaited<ReturnType<typeof aStudent>>) => {
  await launchLesson(student)
  return findSession(student.learnerId)
}

describe('progress of a course', () => {
  test('200 every lesson of it, the one being studied included, and only these', async () => {
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

  test('403 not-bound and 401 unauthenticated, as for a launch', async () => {
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
