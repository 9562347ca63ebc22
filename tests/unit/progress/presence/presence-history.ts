import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { anInMemoryStudy, productRules, type StudyRules } from '../../../support/progress/in-memory-study'
import { studyStart } from '../../../support/progress/session'

export const LENGTH = 60
export const DEADLINE = 20
export const policy = {
  ...studyPolicy,
  presence: { ...studyPolicy.presence, deadlineSeconds: DEADLINE, retrySeconds: 5 },
}
const device = fc.nat(2)
const lesson = fc.constantFrom(1, 2)

/**
 * Devices play on in real time, launch, and answer: right, wrong, late, twice, from an old state, or never.
 */
type Move =
  | { move: 'launch'; device: number; lesson: number }
  | { move: 'play'; device: number; seconds: number }
  | { move: 'answer'; device: number; isRight: boolean; which: number }
const moves = fc.array(
  fc.tuple(
    fc.oneof(
      { weight: 1, arbitrary: fc.record({ move: fc.constant('launch' as const), device, lesson }) },
      {
        weight: 6,
        arbitrary: fc.record({
          move: fc.constant('play' as const),
          device,
          seconds: fc.integer({ min: 1, max: 12 }),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          move: fc.constant('answer' as const),
          device,
          isRight: fc.boolean(),
          which: fc.nat(3),
        }),
      },
    ),
    fc.oneof(fc.constant(0), fc.nat(30), fc.nat(400)), // tenths before it
  ),
  { minLength: 1, maxLength: 60 },
)
export const drawn = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 8, maxLength: 8 })

export interface Seen {
  move: Move
  at: number
  before: StudySession | undefined
  session: StudySession | undefined
  answered: { number: number; outcome: string; isRight: boolean } | undefined
}

function play(history: [Move, number][], draws: number[], rules: StudyRules, answers = true): Seen[] {
  const asking = {
    drawOf: (number: number) => draws[number % draws.length] ?? 0,
    questions: [{ questionId: 'a' }, { questionId: 'b' }],
  }
  const study = anInMemoryStudy({
    rules,
    policy,
    lengthSeconds: LENGTH,
    presence: { everyMinutes: 0.3 },
    asking,
  })
  const held = new Map<number, { session: StudySession; time: number; told: number[] }>()
  let now = studyStart.getTime()
  const seen: Seen[] = []
  for (const [move, wait] of history) {
    now += wait * 100
    const before = study.session
    const mine = held.get(move.device)
    let answered: Seen['answered']
    if (move.move === 'launch')
      held.set(move.device, {
        session: study.launch(move.lesson, new Date(now)),
        time: 0,
        told: mine?.told ?? [],
      })
    if (move.move === 'play' && mine) {
      now += move.seconds * 1000
      const from = mine.time % (LENGTH * 10)
      const played: Interval[] = [[from, from + move.seconds * 10]]
      mine.session = study.beat(mine.session, played, new Date(now))?.session ?? mine.session
      mine.time = from + move.seconds * 10
    }
    if (move.move === 'answer' && mine && answers) {
      // Mostly the newest it was told of, sometimes an older one.
      const number = (mine.session.presence?.number ?? 0) - (move.which === 3 ? 1 : 0)
      const judgement = study.answer(mine.session, number, move.isRight, new Date(now))
      if (judgement) {
        answered = { number, outcome: judgement.outcome, isRight: move.isRight }
        mine.session = judgement.next
      }
    }
    seen.push({ move, at: now, before, session: study.session, answered })
  }
  return seen
}

const property = (holds: (seen: Seen[]) => boolean, rules: StudyRules, answers = true) =>
  fc.property(moves, drawn, (history, draws) => holds(play(history, draws, rules, answers)))
export function invariant(
  title: string,
  holds: (seen: Seen[]) => boolean,
  controls: [string, Partial<StudyRules>][],
  answers = true,
) {
  describe(title, () => {
    test('holds', () => fc.assert(property(holds, productRules, answers), { numRuns: 1500 }))
    // One seed: a control that is caught today is caught every day.
    test.each(controls)('control: caught, a rule with %s', (_, naive) => {
      expect(
        fc.check(property(holds, { ...productRules, ...naive }, answers), { numRuns: 20_000, seed: 2026 })
          .failed,
      ).toBe(true)
    })
  })
}
