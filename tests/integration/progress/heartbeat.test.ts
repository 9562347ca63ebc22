import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { table } from '@zhixing/functions/core/dynamodb/table'
import { findSession } from '@zhixing/functions/study-records/store/sessions'
import { aCourse, aStudent } from '../../support/progress/given'
import { fetchTranscript, launchLesson, passTime, sendBeat, studyLesson } from '../../support/progress/when'

const lessonRow = async (learnerId: string, courseId: string, lessonId: string) => {
  const Key = { pk: `LEARNER#${learnerId}`, sk: `COURSE#${courseId}#LESSON#${lessonId}` }
  return (
    await table
      .getDocumentClient()
      .send(new GetCommand({ TableName: process.env.TABLE_NAME, Key, ConsistentRead: true }))
  ).Item
}

describe('heartbeat', () => {
  test('P3 200 played intervals are watched and credited', async () => {
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

  test('200 a repeated beat gets the same answer and counts once', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    const lost = await sendBeat(student, record, 0, 60)
    const again = await sendBeat(student, record, 0, 60, 1)
    expect(again.body).toEqual(lost.body)
    expect((await sendBeat(student, again.body.record, 60, 100, 39)).body.creditedSeconds).toBe(100)
  })

  test('200 a beat with an older record adds its new intervals', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    await sendBeat(student, record, 0, 60)
    expect((await sendBeat(student, record, 0, 90, 30)).body).toMatchObject({
      watched: [[0, 900]],
      creditedSeconds: 90,
    })
  })

  test('200 a hundred concurrent copies of a beat count once', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    passTime(student, 60)
    const answers = await Promise.all(Array.from({ length: 100 }, () => sendBeat(student, record, 0, 60, 0)))
    expect(new Set(answers.map(({ body }) => body.creditedSeconds))).toEqual(new Set([60]))
    expect((await findSession(student.learnerId))?.revision).toBe(2)
  })

  test('200 credits less than claimed, with the reason, when the clock does not allow it', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    expect((await sendBeat(student, record, 0, 120, 10)).body).toMatchObject({
      creditedSeconds: 10,
      notCounted: 'too-fast',
    })
  })

  test('200 the last beat completes the lesson, folds it and awards the study hours of the course once', async () => {
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
})
