import { describe, expect, test } from '@jest/globals'
import { startSession } from '@zhixing/shared/progress/session-start'
import { type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import {
  middlePlan as middle,
  openCheck as open,
  lenientPolicy as policy,
  presenceState as presence,
  studiedWithChecks as studied,
} from '../../../support/progress/lesson-with-checks'
import {
  aSession,
  lessonIdOf,
  secondsAfter,
  secondsToIntervals,
  studyStart,
} from '../../../support/progress/session'

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
