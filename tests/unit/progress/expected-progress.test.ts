import { describe, expect, test } from '@jest/globals'
import { toProgress } from '@zhixing/functions/progress/signed-record'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { type Interval, subtract, union } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { expectProgress } from '../../../miniprogram/src/packages/progress/expected-progress'
import { aSession, secondsAfter, secondsToIntervals } from '../../support/progress/session'

const { pace } = studyPolicy
const LENGTH = 600

const figuresOf = ({ watchedSeconds, creditedSeconds, remainingSeconds }: ReturnType<typeof toProgress>) => [
  watchedSeconds,
  creditedSeconds,
  remainingSeconds,
]

describe('what the phone expects while a lesson plays', () => {
  test.each<[string, Partial<StudySession>, Interval[], number[], number]>([
    // that …                 session  played                           figures          pending
    ['plays what is new', {}, secondsToIntervals([0, 42]), [42, 42, 546], 42],
    [
      'plays what was covered too fast',
      { watched: secondsToIntervals([0, 120]), creditedTenths: 600 },
      secondsToIntervals([60, 90]),
      [120, 90, 498],
      30,
    ],
    [
      'plays what is credited',
      { watched: secondsToIntervals([0, 120]), creditedTenths: 1200 },
      secondsToIntervals([0, 60]),
      [120, 120, 468],
      0,
    ],
    ['has played nothing', {}, [], [0, 0, 588], 0],
  ])('a player that %s', (_, session, played, figures, pendingSeconds) => {
    const expected = expectProgress(toProgress(aSession(session)), played, pace)
    expect(figuresOf(expected)).toEqual(figures)
    expect(expected.pendingSeconds).toBe(pendingSeconds)
  })

  test('new time waits for a presence check where the course has them', () => {
    const presence = { everyMinutes: 10, provisionalSeconds: 30 }
    const progress = { ...toProgress(aSession({ watched: secondsToIntervals([0, 30]) })), presence }
    const expected = expectProgress(progress, secondsToIntervals([30, 50]), pace)
    expect(expected).toMatchObject({ creditedSeconds: 0, presence: { provisionalSeconds: 50 } })
  })

  test.each(['daily-limit', 'check-missed'] as const)('nothing is credited after %s', (notCounted) => {
    const progress = { ...toProgress(aSession()), notCounted }
    const expected = expectProgress(progress, secondsToIntervals([0, 20]), pace)
    expect(figuresOf(expected)).toEqual([20, 0, 588])
  })

  test('is what the server answers, to the second, when nothing limits the credit', () => {
    const span = fc.tuple(fc.nat(LENGTH * 10 - 1), fc.integer({ min: 1, max: 900 }))
    const arbitraryPlay = fc.array(
      span.map(([from, length]): Interval => [from, Math.min(LENGTH * 10, from + length)]),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(arbitraryPlay, arbitraryPlay, (earlier, played) => {
        const longAgo = aSession({ creditedThrough: secondsAfter(-1000).toISOString() })
        const { next: session } = advance(longAgo, earlier, secondsAfter(0), studyPolicy)
        fc.pre(session.completedAt === undefined)
        const expected = expectProgress(toProgress(session), union(played), pace)
        const answer = advance(session, played, secondsAfter(1000), studyPolicy)
        fc.pre(answer.notCounted === undefined && answer.next.completedAt === undefined)
        const answered = toProgress(answer.next)
        figuresOf(expected).forEach((figure, index) => {
          expect(Math.abs(figure - (figuresOf(answered)[index] ?? 0))).toBeLessThanOrEqual(1)
        })
        expect(subtract(expected.pending, session.watched)).toEqual(expected.pending)
      }),
    )
  })
})
