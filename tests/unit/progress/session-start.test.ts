import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { isSessionOpen, startSession } from '@zhixing/shared/progress/session-start'
import { isCompletionUnrecorded } from '@zhixing/shared/study-records/lesson-records'
import { toLessonRecord } from '@zhixing/shared/study-records/session'
import {
  aSession,
  lessonIdOf,
  secondsAfter,
  secondsToIntervals,
  studyStart,
} from '../../support/progress/session'

const covered = (to: number) => ({ watched: secondsToIntervals([0, to]), creditedTenths: to * 10 })

describe('a launch', () => {
  const entered = { ...aSession(), sessionId: '01HSESS0000000000000000002' }
  const elsewhere = { ...entered, lessonId: lessonIdOf(2) }
  const previous = aSession({
    ...covered(60),
    revision: 7,
    dayTenths: 600,
    creditedThrough: secondsAfter(60).toISOString(),
  })

  test('carries day and revision over to another lesson, and none of its credit', () => {
    const session = startSession(previous, undefined, elsewhere, secondsAfter(3600), studyPolicy)
    expect(session).toMatchObject({
      revision: 8,
      dayOn: '2026-11-23',
      dayTenths: 600,
      creditedTenths: 0,
      watched: [],
    })
  })

  test('into the same lesson continues the open session', () => {
    const session = startSession(
      previous,
      { ...toLessonRecord(aSession(covered(30))), foldedRevision: 3 },
      entered,
      secondsAfter(90),
      studyPolicy,
    )
    expect(session).toMatchObject({ revision: 8, creditedTenths: 600, watched: secondsToIntervals([0, 60]) })
  })

  test('into a lesson studied before continues from its record', () => {
    const known = {
      ...toLessonRecord(aSession({ ...covered(30), lessonId: lessonIdOf(2) })),
      completedAt: studyStart.toISOString(),
    }
    expect(startSession(previous, known, elsewhere, secondsAfter(90), studyPolicy)).toMatchObject({
      creditedTenths: 300,
      completedAt: studyStart.toISOString(),
    })
  })

  test('into a lesson that has become shorter credits no more than its length', () => {
    const session = startSession(
      previous,
      undefined,
      { ...entered, lengthSeconds: 45 },
      secondsAfter(90),
      studyPolicy,
    )
    expect(session).toMatchObject({ creditedTenths: 450, watched: secondsToIntervals([0, 45]) })
  })

  test('credits no more than the pace makes of the length', () => {
    const known = toLessonRecord(aSession({ ...covered(600), lessonId: lessonIdOf(2) }))
    expect(
      startSession(undefined, known, elsewhere, studyStart, { ...studyPolicy, pace: 0.5 }).creditedTenths,
    ).toBe(3000)
  })

  test.each([
    [0, {}, true],
    [119.999, {}, true],
    [120, {}, false],
    [0, { completedAt: studyStart.toISOString() }, false],
  ])('%d s after the last beat of another place with %j finds it open: %s', (at, facts, open) => {
    expect(isSessionOpen(aSession(facts), secondsAfter(at), studyPolicy)).toBe(open)
  })
})

test.each([
  ['is not completed', undefined, undefined, false],
  ['is completed, and its record knows', '2026-11-23', '2026-11-23', false],
  ['is completed, and its record does not know', '2026-11-23', undefined, true],
])('a session that %s', (_, completedAt, known, unsettled) => {
  const record = toLessonRecord(aSession({ completedAt: known }))
  expect(isCompletionUnrecorded(aSession({ completedAt }), record)).toBe(unsettled)
  expect(isCompletionUnrecorded(aSession({ completedAt }), undefined)).toBe(completedAt !== undefined)
})
