import { describe, expect, test } from '@jest/globals'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import {
  middlePlan as middle,
  openCheck as open,
  lenientPolicy as policy,
  presenceState as presence,
  studiedWithChecks as studied,
} from '../../../support/progress/lesson-with-checks'
import { secondsAfter, secondsToIntervals, studyStart } from '../../../support/progress/session'

describe('a beat of a course with presence checks', () => {
  test('counts provisionally, moves the clock and the day as usual, and credits nothing yet', () => {
    const { next } = advance(studied(0), secondsToIntervals([0, 60]), secondsAfter(60), policy, middle)
    expect(next).toMatchObject({
      creditedTenths: 0,
      dayTenths: 600,
      creditedThrough: secondsAfter(60).toISOString(),
    })
    expect(next.presence).toEqual(presence({ provisionalTenths: 600 }))
  })

  test('that is played while a check is open counts provisionally with the rest', () => {
    const { next } = advance(
      studied(600, open),
      secondsToIntervals([600, 660]),
      secondsAfter(100),
      policy,
      middle,
    )
    expect(next.presence).toEqual(presence({ ...open, provisionalTenths: 6600 }))
  })

  test('after a missed check counts nothing until one is passed; what lapsed is covered, and watching it again earns it in real time', () => {
    const missed = studied(600, {
      missedTenths: 6000,
      provisionalTenths: 0,
      number: 2,
      issuedAt: secondsAfter(900).toISOString(),
    })
    const held = advance(missed, secondsToIntervals([600, 660]), secondsAfter(960), policy, middle).next
    expect(held).toMatchObject({ creditedTenths: 0, creditedThrough: studyStart.toISOString(), dayTenths: 0 })
    const { next: back, outcome } = answerPresenceCheck(
      held,
      { number: 2, isRight: true },
      secondsAfter(970),
      policy,
      middle,
    )
    expect([outcome, back.creditedTenths, back.creditedThrough]).toEqual([
      'passed',
      0,
      secondsAfter(970).toISOString(),
    ])
    const again = advance(back, secondsToIntervals([0, 60]), secondsAfter(1030), policy, middle).next
    expect(again.presence).toEqual(presence({ number: 2, provisionalTenths: 600 }))
  })

  test('of a completed lesson issues no check, and the rest of it counts at once', () => {
    const done = studied(
      3590,
      { number: 9, provisionalTenths: 0 },
      { creditedTenths: 35_900, completedAt: studyStart.toISOString() },
    )
    const { next } = advance(done, secondsToIntervals([3590, 3600]), secondsAfter(10), policy, middle)
    expect(next).toMatchObject({ creditedTenths: 36_000, presence: presence({ number: 9 }) })
  })

  test('counts no second twice, neither provisionally nor as credit', () => {
    const session = studied(600, {}, { creditedTenths: 0 })
    expect(
      advance(session, secondsToIntervals([0, 60]), secondsAfter(700), policy, middle).next.presence
        ?.provisionalTenths,
    ).toBe(6000)
    const all = studied(3600, { provisionalTenths: 6000, ...open }, { creditedTenths: 30_000 })
    expect(advance(all, secondsToIntervals([0, 60]), secondsAfter(100), policy, middle)).toMatchObject({
      notCounted: undefined,
    })
  })
})
