import { describe, expect, test } from '@jest/globals'
import { remainingSeconds } from '@zhixing/shared/progress/completion'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { PresenceState } from '@zhixing/shared/study-records/presence-state'
import { type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import {
  middlePlan as middle,
  openCheck as open,
  lenientPolicy as policy,
  presenceState as presence,
  studiedWithChecks as studied,
} from '../../support/progress/lesson-with-checks'
import {
  aSession,
  lessonIdOf,
  secondsAfter,
  secondsToIntervals,
  studyStart,
} from '../../support/progress/session'

describe('an answer', () => {
  const waiting = studied(600, { ...open, wrong: 1, questionId: 'q' })
  test('right and in time credits what waited; the clock stays where it is', () => {
    const { next, outcome } = answerPresenceCheck(
      waiting,
      { number: 1, isRight: true },
      secondsAfter(180),
      policy,
      middle,
    )
    expect(outcome).toBe('passed')
    expect(next).toMatchObject({
      revision: 2,
      creditedTenths: 6000,
      creditedThrough: studyStart.toISOString(),
      studiedAt: secondsAfter(180).toISOString(),
    })
    expect(next.presence).toEqual(presence({ number: 1, questionId: 'q' }))
  })

  test('at a clock that stepped back does not make the last study earlier', () => {
    const session = { ...waiting, studiedAt: secondsAfter(60).toISOString() }
    expect(
      answerPresenceCheck(session, { number: 1, isRight: true }, secondsAfter(30), policy, middle).next
        .studiedAt,
    ).toBe(secondsAfter(60).toISOString())
  })

  test('right at the end completes the lesson; before it nothing does, and all that is left to do is to answer', () => {
    const end = advance(
      studied(30, {}, { lengthSeconds: 60 }),
      secondsToIntervals([30, 60]),
      secondsAfter(60),
      policy,
      middle,
    ).next
    expect([end.completedAt, remainingSeconds(end, policy), end.presence?.number]).toEqual([undefined, 0, 1])
    expect(
      answerPresenceCheck(end, { number: 1, isRight: true }, secondsAfter(90), policy, middle).next,
    ).toMatchObject({
      creditedTenths: 600,
      completedAt: secondsAfter(90).toISOString(),
    })
  })

  test('after the deadline comes too late, and the next check is there at once', () => {
    const { next, outcome } = answerPresenceCheck(
      waiting,
      { number: 1, isRight: true },
      secondsAfter(181),
      policy,
      middle,
    )
    expect([outcome, next.creditedTenths]).toEqual(['late', 0])
    expect(next.presence).toEqual(
      presence({ number: 2, issuedAt: secondsAfter(181).toISOString(), missedTenths: 6000 }),
    )
  })

  test('wrong for the first time costs nothing; the next question opens after a while, and not before', () => {
    const { next, outcome } = answerPresenceCheck(
      studied(600, open),
      { number: 1, isRight: false },
      secondsAfter(60),
      policy,
      middle,
    )
    expect([outcome, next.revision]).toEqual(['wrong', 2])
    expect(next.presence).toEqual(
      presence({ number: 2, wrong: 1, provisionalTenths: 6000, issuedAt: secondsAfter(80).toISOString() }),
    )
    expect(answerPresenceCheck(next, { number: 2, isRight: true }, secondsAfter(79), policy, middle)).toEqual(
      {
        next,
        outcome: 'early',
      },
    )
    expect(
      answerPresenceCheck(next, { number: 2, isRight: true }, secondsAfter(80), policy, middle).next
        .creditedTenths,
    ).toBe(6000)
  })

  test('wrong twice costs what waited, and no more', () => {
    const session = { ...waiting, creditedTenths: 12_000 }
    const { next, outcome } = answerPresenceCheck(
      session,
      { number: 1, isRight: false },
      secondsAfter(60),
      policy,
      middle,
    )
    expect([outcome, next.creditedTenths]).toEqual(['wrong', 12_000])
    expect(next.presence).toMatchObject({
      number: 2,
      provisionalTenths: 0,
      missedTenths: 6000,
      issuedAt: secondsAfter(80).toISOString(),
    })
    expect(next.presence?.wrong).toBeUndefined()
  })

  test.each<[string, Partial<PresenceState>, number, string]>([
    ['was passed before', { number: 1 }, 1, 'passed'],
    ['was replaced by a later one', { number: 3, issuedAt: studyStart.toISOString() }, 1, 'used'],
    ['was never issued', { number: 1, issuedAt: studyStart.toISOString() }, 2, 'used'],
  ])('to a check that %s changes nothing', (_, facts, number, outcome) => {
    const session = studied(600, facts)
    const judgement = answerPresenceCheck(
      session,
      { number, isRight: true },
      secondsAfter(60),
      policy,
      middle,
    )
    expect(judgement.next).toBe(session)
    expect(judgement.outcome).toBe(outcome)
  })

  test('where the course asks for no checks changes nothing', () => {
    const session = aSession()
    expect(answerPresenceCheck(session, { number: 1, isRight: true }, secondsAfter(60), policy).next).toBe(
      session,
    )
  })
})

describe('a launch', () => {
  const entered = {
    ...aSession({ lengthSeconds: 3600 }),
    sessionId: '01HSESS0000000000000000002',
    presence: { everyMinutes: 10 },
  }
  const previous = studied(600, open)
  const into = (more: Partial<typeof entered> = {}, at = 60, from: StudySession = previous) =>
    startSession(from, undefined, { ...entered, ...more }, secondsAfter(at), policy, middle)

  test('neither loses an open check nor gives more time for it nor a fresh balance', () => {
    expect(into().presence).toEqual(presence({ ...open, provisionalTenths: 6000 }))
  })
  test('finds a missed check missed, and asks at once', () => {
    expect(into({}, 181).presence).toEqual(
      presence({ number: 2, missedTenths: 6000, issuedAt: secondsAfter(181).toISOString() }),
    )
  })
  test('into another lesson begins with nothing to confirm, and coming back finds what was left', () => {
    expect(into({ lessonId: lessonIdOf(2) }).presence).toEqual(presence())
    const elsewhere = { ...previous, lessonId: lessonIdOf(2), presence: undefined }
    expect(
      startSession(elsewhere, toLessonRecord(previous), entered, secondsAfter(60), policy, middle).presence,
    ).toEqual(presence({ ...open, provisionalTenths: 6000 }))
  })
  test('where the course has begun to ask keeps what is credited', () => {
    const before = aSession({
      lengthSeconds: 3600,
      watched: secondsToIntervals([0, 600]),
      creditedTenths: 6000,
    })
    expect(into({}, 60, before)).toMatchObject({ creditedTenths: 6000, presence: presence() })
  })
  test('where it has stopped asking credits what waited in good standing, and not what was missed', () => {
    const silent = { presence: undefined } as unknown as Partial<typeof entered>
    expect(into(silent, 60)).toMatchObject({ creditedTenths: 6000, presence: undefined })
    expect(into(silent, 181)).toMatchObject({ creditedTenths: 0, presence: undefined })
  })
  test('where it asks more rarely takes that', () => {
    expect(into({ presence: { everyMinutes: 30 } }).presence?.everyMinutes).toBe(30)
  })
  test('into a lesson that has become shorter lets no more wait than it is worth', () => {
    expect(into({ lengthSeconds: 300 }).presence?.provisionalTenths).toBe(3000)
  })
  test('into a completed lesson asks nothing', () => {
    const done = {
      ...previous,
      completedAt: studyStart.toISOString(),
      presence: presence({ number: 4 }),
      creditedTenths: 36_000,
    }
    expect(into({}, 60, done)).toMatchObject({ creditedTenths: 36_000, presence: undefined })
  })
})
