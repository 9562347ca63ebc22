import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { aSession, lessonIdOf, secondsAfter } from '../../support/progress/session'

describe('a launch', () => {
  const entered = { ...aSession(), sessionId: '01HSESS0000000000000000002' }
  const elsewhere = { ...entered, lessonId: lessonIdOf(2) }
  const previous = aSession({
    revision: 7,
    dayTenths: 600,
    creditedThrough: secondsAfter(60).toISOString(),
  })

  test('on a new day in Beijing begins its day at 0', () => {
    const session = startSession(previous, undefined, elsewhere, secondsAfter(86_400), studyPolicy)
    expect(session).toMatchObject({ dayOn: '2026-11-24', dayTenths: 0 })
  })

  const { allowanceSeconds } = studyPolicy
  test.each<[string, typeof entered, Partial<StudySession>, number, number]>([
    // into                                          lesson    left                    at  clock
    ['another lesson starts the clock', elsewhere, {}, 90, 90],
    ['another lesson after a pause starts the clock', elsewhere, {}, 3600, 3600],
    ['the same lesson soon goes on with the clock', entered, {}, allowanceSeconds - 0.001, 60],
    ['the same lesson later starts the clock', entered, {}, allowanceSeconds, allowanceSeconds],
    [
      'the same lesson of another course starts the clock',
      { ...entered, courseId: '01HC0VRSE00000000000000009' },
      {},
      90,
      90,
    ],
    [
      'another lesson never sets the clock back',
      elsewhere,
      { creditedThrough: secondsAfter(600).toISOString() },
      90,
      600,
    ],
  ])('into %s', (_, launched, left, at, clock) => {
    const session = startSession({ ...previous, ...left }, undefined, launched, secondsAfter(at), studyPolicy)
    expect(session.creditedThrough).toBe(secondsAfter(clock).toISOString())
  })
})
