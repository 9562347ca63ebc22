import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { toSessionItem } from '@zhixing/functions/study-records/store/session-codec'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance, reapplyBeat } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import { packTrace, parseTrace } from '@zhixing/shared/progress/trace-codec'
import { isNewOrigin, toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { itemBytes, type WireItem } from '../../support/engine/units'
import {
  aSession,
  lessonIdOf,
  secondsAfter,
  secondsToIntervals,
  studyStart,
} from '../../support/progress/session'
import { aTracedLearner, studyLessonsOf } from '../../support/reviews/traced-learner'

const [phone, desk, office, home] = [7, 8, 21, 22]
const enter = (
  previous: StudySession | undefined,
  lesson: number,
  now: Date,
  place?: { device: number; region: number },
) => {
  const { learnerId, courseId, courseVersion, sessionId } = aSession()
  const entered = {
    learnerId,
    courseId,
    courseVersion,
    sessionId,
    lessonId: lessonIdOf(lesson),
    lengthSeconds: 60,
  }
  return startSession(previous, undefined, entered, now, studyPolicy, undefined, place)
}
const finish = (session: StudySession, now: Date) =>
  advance(session, secondsToIntervals([0, 60]), now, studyPolicy).next

describe('a run of study', () => {
  test.each([
    ['goes on over a pause of ten minutes', 600, 660],
    ['begins anew after a longer one', 600.1, 0],
  ])('%s', (_, pause, runSeconds) => {
    const beaten = finish(enter(undefined, 1, studyStart), secondsAfter(60))
    const later = secondsAfter(60 + pause)
    const runFrom = runSeconds ? studyStart : new Date(Math.floor(later.getTime() / 1000) * 1000)
    expect(toReviewFigures(enter(beaten, 2, later))).toMatchObject({
      runSeconds,
      runFrom: runFrom.toISOString(),
    })
  })
  test('counts lessons completed in it, and the time each change took', () => {
    let session = enter(undefined, 1, studyStart)
    let at = 0
    for (const [lesson, thinks] of [10, 20, 30].entries()) {
      session = finish(session, secondsAfter(at + 60))
      at += 60 + thinks
      session = enter(session, lesson + 2, secondsAfter(at))
    }
    expect(toReviewFigures(session)).toMatchObject({
      lessons: 3,
      changes: 3,
      changeTenths: 200,
      deviationTenths: 82,
    })
  })
  test('opening a lesson again, or leafing through what was completed before, is no change', () => {
    let session = finish(enter(undefined, 1, studyStart), secondsAfter(60))
    session = enter(session, 1, secondsAfter(62))
    expect(parseTrace(session).changes).toBe(0)
    session = enter({ ...session, completedAt: studyStart.toISOString() }, 2, secondsAfter(64))
    session = enter({ ...session, completedAt: studyStart.toISOString() }, 3, secondsAfter(66))
    expect(parseTrace(session)).toMatchObject({ lessons: 1, changes: 1 })
  })
  test('a beat of a completed lesson completes it once', () => {
    const session = finish(finish(enter(undefined, 1, studyStart), secondsAfter(60)), secondsAfter(120))
    expect(parseTrace(session).lessons).toBe(1)
  })
})

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
})

describe('where launches come from', () => {
  test.each([
    ['another device in the middle of a run', desk, 30, 1],
    ['the same one', phone, 30, 0],
    ['another one after a pause', desk, 700, 0],
  ])('%s', (_, device, pause, deviceChanges) => {
    const first = enter(undefined, 1, studyStart, { device: phone, region: office })
    expect(parseTrace(enter(first, 1, secondsAfter(pause), { device, region: office })).deviceChanges).toBe(
      deviceChanges,
    )
  })
  test('a launch that says nothing of its place changes nothing of it', () => {
    const first = enter(undefined, 1, studyStart, { device: phone, region: office })
    expect(parseTrace(enter(first, 2, secondsAfter(30)))).toMatchObject({
      devices: [phone],
      regions: [office],
      deviceChanges: 0,
    })
  })
  test.each([
    ['new device, new region', 9, 23, true],
    ['new device, known region', 9, office, false],
    ['known device, new region', phone, 23, false],
    ['a device and a region seen before the last', desk, home, false],
  ])('%s', (_, device, region, isNew) => {
    let session = enter(undefined, 1, studyStart, { device: desk, region: home })
    session = enter(session, 1, secondsAfter(10), { device: phone, region: office })
    expect(isNewOrigin(session, { device, region })).toBe(isNew)
  })
  test('the first launch there is has nothing to compare with; three are remembered, the newest first', () => {
    expect(isNewOrigin(undefined, { device: 1, region: 1 })).toBe(false)
    expect(isNewOrigin(enter(undefined, 1, studyStart), { device: 1, region: 1 })).toBe(false)
    let session: StudySession | undefined
    for (const device of [1, 2, 3, 2, 4]) session = enter(session, 1, studyStart, { device, region: device })
    expect(session && parseTrace(session)).toMatchObject({ devices: [4, 2, 3], regions: [4, 2, 3] })
  })
})

test('what is packed opens again', () => {
  const mark = fc.integer({ min: 1, max: 65_535 })
  const whole = fc.nat()
  const numbers = {
    runFrom: whole,
    lessons: whole,
    changes: whole,
    changeTenths: whole,
    changeSquares: whole,
  }
  const marks = {
    devices: fc.uniqueArray(mark, { maxLength: 3 }),
    regions: fc.uniqueArray(mark, { maxLength: 3 }),
  }
  const trace = fc.record({ ...numbers, deviceChanges: whole, nightTenths: whole, ...marks })
  fc.assert(
    fc.property(trace, (each) => expect(parseTrace(aSession({ trace: packTrace(each) }))).toEqual(each)),
  )
})

test('a session from before there were traces begins one, and a clock that steps back breaks nothing', () => {
  const session = finish(aSession({ trace: undefined, lengthSeconds: 60 }), secondsAfter(60))
  expect(toReviewFigures(session)).toMatchObject({ runSeconds: 60, lessons: 1 })
  expect(
    toReviewFigures(finish(aSession({ trace: undefined, lengthSeconds: 60 }), secondsAfter(-60))).runSeconds,
  ).toBe(0)
})

test('a repeat leaves the trace as it is; a trace changes nothing that counts', () => {
  const beaten = finish(enter(undefined, 1, studyStart), secondsAfter(60))
  expect(reapplyBeat(beaten, secondsToIntervals([0, 60]), secondsAfter(90), studyPolicy).next).toBe(beaten)
  const trace = fc
    .array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 13, maxLength: 13 })
    .map((numbers) => numbers.join(' '))
  fc.assert(
    fc.property(trace, fc.nat(4000), fc.nat(600), (trace, wait, to) => {
      const played = secondsToIntervals([0, to + 1])
      const { trace: _, ...counted } = advance(
        aSession({ trace }),
        played,
        secondsAfter(wait),
        studyPolicy,
      ).next
      const { trace: __, ...without } = advance(aSession(), played, secondsAfter(wait), studyPolicy).next
      expect(counted).toEqual(without)
    }),
  )
})

test.each([
  ['without presence checks', undefined],
  [
    'with one that waits',
    {
      everyMinutes: 10,
      number: 12,
      provisionalTenths: 6000,
      issuedAt: studyStart.toISOString(),
      questionId: 'aB3_dE-h',
      wrong: 2,
    },
  ],
])(
  'with its trace at its longest, a session %s and of forty stretches over six hours, the most that was seen, fits into one write unit',
  (name, presence) => {
    const learner = aTracedLearner()
    studyLessonsOf(
      learner,
      new Date('2026-11-23T16:00:00.000Z'),
      Array(30).fill({ lengthSeconds: 600, thinksSeconds: 599.9 }),
      {
        device: 65_535,
        region: 65_535,
      },
    )
    const watched = Array.from({ length: 40 }, (_, i): [number, number] => [i * 5400 + 2600, (i + 1) * 5400])
    const session = {
      ...aSession(),
      ...learner.session,
      watched,
      lengthSeconds: 21_600,
      creditedTenths: 112_000,
      dayTenths: 216_000,
      completedAt: studyStart.toISOString(),
    }
    const marks = Array(6).fill((54_321).toString(36))
    const trace = [...(session.trace ?? '').split(' ').slice(0, 7), ...marks].join(' ')
    const sized = (more: Partial<StudySession>) =>
      itemBytes(marshall(toSessionItem({ ...session, trace, presence, ...more })) as unknown as WireItem)
    const bytes = sized({})
    const parts = [bytes - sized({ trace: undefined }), bytes - sized({ presence: undefined })]
    console.log(
      `session ${name}: ${bytes} B, of them the trace ${parts[0]} B and the presence checks ${parts[1]} B`,
    )
    expect(bytes).toBeLessThanOrEqual(1024)
  },
)
