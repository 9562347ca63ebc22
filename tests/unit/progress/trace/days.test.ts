import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import { secondsAfter, studyStart } from '../../../support/progress/session'
import { desk, enter, finish, office, phone } from './traced-session'

describe('a day', () => {
  const night = new Date('2026-11-23T16:59:00.000Z') // 00:59 in Beijing, the day after
  test.each([
    ['at 4:59', '2026-11-23T20:59:00.000Z', 60],
    ['at 5:00', '2026-11-23T21:00:00.000Z', 0],
    ['at 23:59', '2026-11-24T15:59:00.000Z', 0],
    ['at 0:00', '2026-11-24T16:00:00.000Z', 60],
  ])('a minute credited %s', (_, at, nightSeconds) => {
    const now = new Date(at)
    const session = enter(undefined, 1, new Date(now.getTime() - 60_000))
    expect(toReviewFigures(finish(session, now)).nightSeconds).toBe(nightSeconds)
  })
  test('a night beat adds what it was credited, not what the day had before', () => {
    let session = enter(undefined, 1, night)
    for (const [lesson, at] of [
      [2, 60],
      [3, 130],
    ] as const)
      session = enter(finish(session, secondsAfter(at, night)), lesson, secondsAfter(at + 10, night))
    expect(toReviewFigures(finish(session, secondsAfter(200, night))).nightSeconds).toBe(180)
  })
  test('begins with nothing: neither the night nor the changes of device of the day before', () => {
    const known = { device: phone, region: office }
    let session = enter(undefined, 1, night, known)
    session = enter(finish(session, secondsAfter(60, night)), 2, secondsAfter(70, night), {
      device: desk,
      region: office,
    })
    expect(toReviewFigures(session)).toMatchObject({ nightSeconds: 60, deviceChanges: 1 })
    session = finish(session, secondsAfter(24 * 3600, night))
    // the minute of the second night
    expect(toReviewFigures(session)).toMatchObject({ nightSeconds: 60, deviceChanges: 0 })
  })
  test('begins with nothing at a launch too, which looks at the figures before the first beat', () => {
    const [onPhone, onDesk] = [phone, desk].map((device) => ({ device, region: office }))
    let session = enter(undefined, 1, night, onPhone)
    session = enter(finish(session, secondsAfter(60, night)), 2, secondsAfter(70, night), onDesk)
    const nextNoon = secondsAfter(36_000 + 24 * 3600, night)
    const figures = toReviewFigures(enter(session, 3, nextNoon, onDesk))
    expect(figures).toMatchObject({ nightSeconds: 0, deviceChanges: 0 })
    expect(figures.on > toReviewFigures(session).on).toBe(true)
  })
  test('begins with nothing at the answer to a presence check', () => {
    const presence = {
      everyMinutes: 10,
      number: 1,
      issuedAt: studyStart.toISOString(),
      provisionalTenths: 60,
    }
    const session = finish(enter(undefined, 1, night), secondsAfter(60, night))
    const policy = { ...studyPolicy, presence: { ...studyPolicy.presence, deadlineSeconds: 1e6 } }
    const nextNoon = secondsAfter(36_000 + 24 * 3600, night)
    const waiting = { ...session, completedAt: undefined, presence }
    const { next } = answerPresenceCheck(waiting, { number: 1, isRight: true }, nextNoon, policy)
    expect(next).toMatchObject({ dayTenths: 0 })
    expect(toReviewFigures(next)).toMatchObject({ nightSeconds: 0, deviceChanges: 0 })
  })
})
