import { describe, expect, test } from '@jest/globals'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { remainingSeconds } from '@zhixing/shared/study-records/completion'
import type { PresenceState } from '@zhixing/shared/study-records/presence-state'
import {
  middlePlan as middle,
  openCheck as open,
  lenientPolicy as policy,
  presenceState as presence,
  studiedWithChecks as studied,
} from '../../../support/progress/lesson-with-checks'
import { aSession, secondsAfter, secondsToIntervals, studyStart } from '../../../support/progress/session'

describe('an answer', () => {
  const waiting = studied(600, { ...open, wrong: 1, questionId: 'q' })
  test('right and in time credits the provisional time; the clock stays where it is', () => {
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
