import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { aSession, secondsAfter, secondsToIntervals } from '../../support/progress/session'

describe('a beat', () => {
  test('moves the clock by what it was credited, never to now', () => {
    const { next } = advance(aSession(), secondsToIntervals([0, 40]), secondsAfter(60), studyPolicy)
    expect(next.creditedThrough).toBe(secondsAfter(40).toISOString())
  })

  test('that comes at midnight in Beijing starts the day anew, and a clock that steps back does not bring the old day back', () => {
    const late = aSession({ dayTenths: 300, creditedThrough: '2026-11-23T15:59:30.000Z' })
    const next = advance(
      late,
      secondsToIntervals([0, 60]),
      new Date('2026-11-23T16:00:30.000Z'),
      studyPolicy,
    ).next
    expect(next).toMatchObject({ dayOn: '2026-11-24', dayTenths: 600 })
    const back = advance(
      next,
      secondsToIntervals([60, 120]),
      new Date('2026-11-23T15:59:59.000Z'),
      studyPolicy,
    ).next
    expect(back).toMatchObject({ dayOn: '2026-11-24', dayTenths: 600 })
  })

  test.each([
    [60, 60],
    [-60, 0],
  ])(
    'that comes %d s after the last was studied at %d s: a clock that steps back does not make it earlier',
    (at, studied) => {
      expect(
        advance(aSession(), secondsToIntervals([0, 60]), secondsAfter(at), studyPolicy).next.studiedAt,
      ).toBe(secondsAfter(studied).toISOString())
    },
  )

  test('at half the pace is worth half: two seconds of content to a second of credit', () => {
    const { next } = advance(aSession(), secondsToIntervals([0, 60]), secondsAfter(60), {
      ...studyPolicy,
      pace: 0.5,
    })
    expect(next.creditedTenths).toBe(300)
  })
})
