import { describe, expect, test } from '@jest/globals'
import { advance } from '@zhixing/shared/progress/rules'
import type { PresenceState } from '@zhixing/shared/study-records/presence-state'
import {
  middlePlan as middle,
  openCheck as open,
  lenientPolicy as policy,
  studiedWithChecks as studied,
} from '../../../support/progress/lesson-with-checks'
import { secondsAfter, secondsToIntervals } from '../../../support/progress/session'

describe('a beat of a course with presence checks', () => {
  test.each<[string, number, number, number, number, Partial<PresenceState>, boolean]>([
    // that …                                                 length   from     to   drawn  before
    // issues
    ['stays below the moment', 3600, 500, 599, 0.5, {}, false],
    ['reaches the moment', 3600, 540, 600, 0.5, {}, true],
    ['reaches an early moment', 3600, 240, 300, 0, {}, true],
    ['stays below a late moment', 3600, 840, 898, 0.9999, {}, false],
    ['reaches the moment with half an interval to go', 919, 540, 600, 0.5, {}, true],
    ['reaches it with less to go: the end will ask', 910, 540, 600, 0.5, {}, false],
    ['is the end of a short lesson', 90, 30, 90, 0.5, {}, true],
    ['is not yet the end of a short lesson', 90, 30, 80, 0.5, {}, false],
    [
      'comes while one waits',
      3600,
      540,
      600,
      0.5,
      { number: 4, issuedAt: secondsAfter(550).toISOString() },
      false,
    ],
  ])('that %s', (_, lengthSeconds, from, to, drawn, facts, issues) => {
    const session = studied(from, facts, { lengthSeconds })
    const { next } = advance(session, secondsToIntervals([from, to]), secondsAfter(to), policy, {
      ...middle,
      drawOf: () => drawn,
    })
    const number = facts.number ?? 0
    expect(next.presence).toMatchObject(
      issues ? { number: number + 1, issuedAt: secondsAfter(to).toISOString() } : { number },
    )
  })

  test.each([
    [180, 6300, undefined],
    [181, 0, 6000],
  ])(
    '%d s after it was issued: at the deadline the time still waits, after it it has lapsed',
    (at, waiting, missedTenths) => {
      const { next, notCounted } = advance(
        studied(600, open),
        secondsToIntervals([600, 630]),
        secondsAfter(at),
        policy,
        middle,
      )
      expect(next.presence).toMatchObject({
        provisionalTenths: waiting,
        ...(missedTenths && { missedTenths, number: 2 }),
      })
      expect(notCounted).toBe(missedTenths ? 'check-missed' : undefined)
      expect(next).toMatchObject({ creditedTenths: 0, watched: secondsToIntervals([0, 630]) })
    },
  )

  test('without a drawn moment is asked at the earliest possible moment', () => {
    expect(
      advance(studied(240), secondsToIntervals([240, 300]), secondsAfter(300), policy).next.presence,
    ).toMatchObject({
      number: 1,
    })
  })
})
