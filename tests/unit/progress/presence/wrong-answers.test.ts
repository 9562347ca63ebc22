import { describe, expect, test } from '@jest/globals'
import { answerPresenceCheck } from '@zhixing/shared/progress/rules'
import {
  middlePlan as middle,
  openCheck as open,
  lenientPolicy as policy,
  presenceState as presence,
  studiedWithChecks as studied,
} from '../../../support/progress/lesson-with-checks'
import { secondsAfter } from '../../../support/progress/session'

describe('an answer', () => {
  const waiting = studied(600, { ...open, wrong: 1, questionId: 'q' })

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

  test('wrong twice costs the provisional time, and no more', () => {
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
})
