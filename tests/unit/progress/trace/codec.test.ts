import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, test } from '@jest/globals'
import { toSessionItem } from '@zhixing/functions/study-records/store/session-codec'
import { packTrace, parseTrace } from '@zhixing/shared/progress/trace-codec'
import { toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { itemBytes, type WireItem } from '../../../support/engine/units'
import { aSession, secondsAfter, studyStart } from '../../../support/progress/session'
import { aTracedLearner, studyLessonsOf } from '../../../support/reviews/traced-learner'
import { finish } from './traced-session'

test('a packed trace is unpacked unchanged', () => {
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
