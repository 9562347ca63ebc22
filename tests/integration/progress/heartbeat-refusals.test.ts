import { describe, expect, test } from '@jest/globals'
import { signValue } from '@zhixing/functions/core/http/signed'
import { findSession } from '@zhixing/functions/study-records/store/sessions'
import * as contract from '@zhixing/shared/progress/contract'
import { parseTrace } from '@zhixing/shared/progress/trace-codec'
import { ulid } from 'ulid'
import { readRecord } from '../../support/progress/carried-record'
import { aStudent } from '../../support/progress/given'
import { launchLesson, sendBeat } from '../../support/progress/when'
import { request } from '../../support/request'

describe('heartbeat', () => {
  test('409 session-replaced when another device has launched', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    await launchLesson(student)
    expect((await sendBeat(student, record, 0, 60)).type).toBe('progress/session-replaced')
  })

  test('409 session-expired for a record older than a day', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    expect((await sendBeat(student, record, 0, 60, 24 * 3600 + 1)).type).toBe('progress/session-expired')
  })

  test('409 session-expired when the session is absent', async () => {
    const student = await aStudent()
    const stranger = await aStudent()
    const session = { ...(await sessionOf(student)), learnerId: stranger.learnerId }
    expect((await sendBeat(stranger, signValue('study-record', session), 0, 60)).type).toBe(
      'progress/session-expired',
    )
  })

  test('the record shows no figures of the anomaly watch, and a beat continues them', async () => {
    const student = await aStudent()
    const { record } = (await launchLesson(student)).body
    const stored = await findSession(student.learnerId)
    expect(stored?.trace).toBeTruthy()
    expect(Buffer.from(record, 'base64url').toString()).not.toContain(stored?.trace)
    expect(readRecord(record).trace).not.toBe(stored?.trace)
    expect((await sendBeat(student, record, 0, 60)).status).toBe(200)
    const beaten = await findSession(student.learnerId)
    expect([stored, beaten].map((session) => session && parseTrace(session).runFrom)).toEqual([
      Math.floor(Date.parse(stored?.studiedAt ?? '') / 1000),
      Math.floor(Date.parse(stored?.studiedAt ?? '') / 1000),
    ])
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

  test('400 for any claim but the played intervals', async () => {
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
