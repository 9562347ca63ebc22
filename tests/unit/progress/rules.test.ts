import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { firstGap, remainingSeconds } from '@zhixing/shared/progress/completion'
import { isCompletionUnrecorded, mergeSession } from '@zhixing/shared/progress/lesson-records'
import { notCountedTitles } from '@zhixing/shared/progress/not-counted'
import { advance, reapplyBeat } from '@zhixing/shared/progress/rules'
import { isSessionOpen, startSession } from '@zhixing/shared/progress/session-start'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { measure } from '@zhixing/shared/study-records/intervals'
import { StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import {
  aSession,
  lessonIdOf,
  secondsAfter,
  secondsToIntervals,
  studyStart,
} from '../../support/progress/session'

const covered = (to: number) => ({ watched: secondsToIntervals([0, to]), creditedTenths: to * 10 })

describe('a beat', () => {
  test.each<[string, Partial<StudySession>, Interval[], number, number, string | undefined]>([
    // that …                                    session                        played            at  counted
    // not counted
    ['plays what is new', {}, secondsToIntervals([0, 60]), 60, 60, undefined],
    ['overlaps what was watched', covered(60), secondsToIntervals([45, 90]), 60, 30, undefined],
    ['skips ahead', {}, secondsToIntervals([0, 20], [300, 340]), 60, 60, undefined],
    ['plays one second twice', {}, secondsToIntervals([0, 30], [10, 30]), 60, 30, undefined],
    ['claims more than the clock allows', {}, secondsToIntervals([0, 600]), 60, 60, 'too-fast'],
    ['comes after a long silence', {}, secondsToIntervals([0, 600]), 900, 300, 'too-fast'],
    ['is late by less than the allowance', {}, secondsToIntervals([0, 240]), 290, 240, undefined],
    ['is played at twice the speed', {}, secondsToIntervals([0, 120]), 60, 60, 'too-fast'],
    ['is ahead of the clock by a rounding', {}, secondsToIntervals([0, 60.5]), 60, 60, undefined],
    ['is a tenth short of a second ahead', {}, secondsToIntervals([0, 60.9]), 60, 60, undefined],
    ['is a whole second ahead', {}, secondsToIntervals([0, 61]), 60, 60, 'too-fast'],
    [
      'plays again what was too fast',
      { watched: secondsToIntervals([0, 120]), creditedTenths: 600 },
      secondsToIntervals([60, 120]),
      60,
      60,
      undefined,
    ],
    ['plays again what is credited', covered(120), secondsToIntervals([0, 60]), 60, 0, 'replayed'],
    ['lies outside the lesson', {}, secondsToIntervals([700, 760]), 60, 0, 'nothing-new'],
    ['runs over the end', covered(590), secondsToIntervals([590, 650]), 60, 10, undefined],
    ['comes when all is credited', covered(600), secondsToIntervals([0, 60]), 60, 0, 'lesson-credited'],
    [
      'is played when more stands watched than the lesson is long',
      { watched: secondsToIntervals([0, 900]), creditedTenths: 6000 },
      secondsToIntervals([0, 60]),
      60,
      0,
      'lesson-credited',
    ],
    [
      'reaches the day’s end of credit',
      { dayTenths: 359_700 },
      secondsToIntervals([0, 60]),
      60,
      30,
      'daily-limit',
    ],
    [
      'comes after the day’s limit',
      { dayTenths: 360_000 },
      secondsToIntervals([0, 60]),
      60,
      0,
      'daily-limit',
    ],
    [
      'comes on the next day in Beijing',
      { dayTenths: 360_000 },
      secondsToIntervals([0, 60]),
      15 * 3600,
      60,
      undefined,
    ],
    [
      'arrives while the server’s clock is back',
      { creditedThrough: secondsAfter(30).toISOString() },
      secondsToIntervals([0, 60]),
      0,
      0,
      'too-fast',
    ],
  ])('that %s', (_, facts, played, at, counted, notCounted) => {
    const session = aSession(facts)
    const step = advance(session, played, secondsAfter(at), studyPolicy)
    expect(step.next.creditedTenths - session.creditedTenths).toBe(counted * 10)
    expect(step.notCounted).toBe(notCounted)
    expect(step.next.revision).toBe(session.revision + 1)
  })

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

describe('a lesson is complete', () => {
  test.each<[string, Partial<StudySession>, boolean, number]>([
    [
      'when 98 % is covered and credited',
      { watched: secondsToIntervals([0, 588]), creditedTenths: 5880 },
      true,
      0,
    ],
    [
      'not while too little is covered',
      { watched: secondsToIntervals([0, 580]), creditedTenths: 5800 },
      false,
      8,
    ],
    [
      'not while too little is credited',
      { watched: secondsToIntervals([0, 600]), creditedTenths: 3000 },
      false,
      288,
    ],
  ])('%s', (_, facts, completed, remaining) => {
    const step = advance(aSession(facts), secondsToIntervals([0, 0.1]), studyStart, studyPolicy)
    expect(step.next.completedAt !== undefined).toBe(completed)
    expect(remainingSeconds(step.next, studyPolicy)).toBe(remaining)
  })

  test('once: the first instant stays', () => {
    const done = aSession({ ...covered(600), completedAt: studyStart.toISOString() })
    expect(advance(done, secondsToIntervals([0, 10]), secondsAfter(60), studyPolicy).next.completedAt).toBe(
      studyStart.toISOString(),
    )
  })
})

describe('a launch', () => {
  const entered = { ...aSession(), sessionId: '01HSESS0000000000000000002' }
  const elsewhere = { ...entered, lessonId: lessonIdOf(2) }
  const previous = aSession({
    ...covered(60),
    revision: 7,
    dayTenths: 600,
    creditedThrough: secondsAfter(60).toISOString(),
  })

  test('carries clock, day and revision over to another lesson, and none of its credit', () => {
    const session = startSession(previous, undefined, elsewhere, secondsAfter(3600), studyPolicy)
    expect(session).toMatchObject({
      revision: 8,
      creditedThrough: secondsAfter(60).toISOString(),
      dayTenths: 600,
      creditedTenths: 0,
      watched: [],
    })
  })

  test('into the same lesson goes on where the open session is', () => {
    const session = startSession(
      previous,
      { ...toLessonRecord(aSession(covered(30))), foldedRevision: 3 },
      entered,
      secondsAfter(90),
      studyPolicy,
    )
    expect(session).toMatchObject({ revision: 8, creditedTenths: 600, watched: secondsToIntervals([0, 60]) })
  })

  test('into a lesson studied before goes on from its record', () => {
    const known = {
      ...toLessonRecord(aSession({ ...covered(30), lessonId: lessonIdOf(2) })),
      completedAt: studyStart.toISOString(),
    }
    expect(startSession(previous, known, elsewhere, secondsAfter(90), studyPolicy)).toMatchObject({
      creditedTenths: 300,
      completedAt: studyStart.toISOString(),
    })
  })

  test('into a lesson that has become shorter credits no more than its length', () => {
    const session = startSession(
      previous,
      undefined,
      { ...entered, lengthSeconds: 45 },
      secondsAfter(90),
      studyPolicy,
    )
    expect(session).toMatchObject({ creditedTenths: 450, watched: secondsToIntervals([0, 45]) })
  })

  test('credits no more than the pace makes of the length', () => {
    const known = toLessonRecord(aSession({ ...covered(600), lessonId: lessonIdOf(2) }))
    expect(
      startSession(undefined, known, elsewhere, studyStart, { ...studyPolicy, pace: 0.5 }).creditedTenths,
    ).toBe(3000)
  })

  test.each([
    [0, {}, true],
    [119.999, {}, true],
    [120, {}, false],
    [0, { completedAt: studyStart.toISOString() }, false],
  ])('%d s after the last beat of another place with %j finds it open: %s', (at, facts, open) => {
    expect(isSessionOpen(aSession(facts), secondsAfter(at), studyPolicy)).toBe(open)
  })
})

test.each([
  ['is not completed', undefined, undefined, false],
  ['is completed, and its record knows', '2026-11-23', '2026-11-23', false],
  ['is completed, and its record does not know', '2026-11-23', undefined, true],
])('a session that %s', (_, completedAt, known, unsettled) => {
  const record = toLessonRecord(aSession({ completedAt: known }))
  expect(isCompletionUnrecorded(aSession({ completedAt }), record)).toBe(unsettled)
  expect(isCompletionUnrecorded(aSession({ completedAt }), undefined)).toBe(completedAt !== undefined)
})

test('a repeat is answered with the present state, as it is', () => {
  const session = aSession(covered(60))
  expect(reapplyBeat(session, secondsToIntervals([0, 60]), secondsAfter(600), studyPolicy)).toEqual({
    next: session,
  })
})

test('the open session stands in place of its older record', () => {
  const open = aSession({ ...covered(60), revision: 5 })
  const old = { ...toLessonRecord(open), foldedRevision: 2, watched: [], creditedTenths: 0 }
  expect(mergeSession([old], open, open.courseId)).toEqual([toLessonRecord(open)])
  expect(mergeSession([{ ...old, foldedRevision: 9 }], open, open.courseId)).toEqual([
    { ...old, foldedRevision: 9 },
  ])
})

test('no viewing, however scattered, makes a record that is too long to carry', () => {
  const scattered = (beat: number) =>
    Array.from(
      { length: 100 },
      (_, n): Interval => [200_000 + n * 20 + beat * 2, 200_001 + n * 20 + beat * 2],
    )
  const beats = [0, 1, 2, 3].map(scattered)
  const states = [aSession({ lengthSeconds: 21_600 })]
  for (const [i, played] of beats.entries())
    states.push(advance(states[i] as StudySession, played, secondsAfter(60 * (i + 1)), studyPolicy).next)
  const covered = states.map(({ watched }) => measure(watched))
  expect(covered).toEqual([0, 100, 200, 256, 256])
  const next = states.at(-1) as StudySession
  expect(Buffer.from(JSON.stringify(next)).toString('base64url').length).toBeLessThan(8192 - 44)
  expect(StudySession.safeParse(next).success).toBe(true)
})

test('watching on starts at the first gap', () => {
  expect(firstGap([], 600)).toBe(0)
  expect(firstGap(secondsToIntervals([0, 12.5], [20, 30]), 600)).toBe(12.5)
  expect(firstGap(secondsToIntervals([0, 600]), 600)).toBe(0)
})

test('what is not counted is said with what to do about it', () => {
  expect(Object.values(notCountedTitles).every((title) => /请|即可/.test(title))).toBe(true)
})
