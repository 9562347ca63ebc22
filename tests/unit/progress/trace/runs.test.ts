import { describe, expect, test } from '@jest/globals'
import { parseTrace } from '@zhixing/shared/progress/trace-codec'
import { toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import { secondsAfter, studyStart } from '../../../support/progress/session'
import { enter, finish } from './traced-session'

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
