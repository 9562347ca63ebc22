import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { anInMemoryStudy, productRules, type StudyRules } from '../../support/progress/in-memory-study'
import { lessonIdOf, studyStart } from '../../support/progress/session'

const LENGTH = 60
const DEADLINE = 20
const policy = {
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
const drawn = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 8, maxLength: 8 })

interface Seen {
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
function invariant(
  title: string,
  holds: (seen: Seen[]) => boolean,
  controls: [string, Partial<StudyRules>][],
  answers = true,
) {
  describe(title, () => {
    test('holds', () => fc.assert(property(holds, productRules, answers), { numRuns: 1500 }))
    test.each(controls)('control: caught, a rule with %s', (_, naive) => {
      expect(
        fc.check(property(holds, { ...productRules, ...naive }, answers), { numRuns: 20_000 }).failed,
      ).toBe(true)
    })
  })
}

const creditedOf = (session: StudySession | undefined) => session?.creditedTenths ?? 0
const without: Partial<StudyRules> = {
  startSession: (previous, known, entered, ...rest) =>
    startSession(previous, known, { ...entered, presence: undefined }, ...rest),
}

invariant(
  'T9 a client that never answers is credited nothing and completes nothing, however it plays and launches',
  (seen) => seen.every(({ session }) => creditedOf(session) === 0 && session?.completedAt === undefined),
  [
    ['no checks', without],
    [
      'checks that nothing depends on',
      {
        advance: (session, played, now, rules, asking) => {
          const { next, notCounted } = advance(session, played, now, rules, asking)
          const { provisionalTenths: waited = 0, ...presence } = next.presence ?? {
            everyMinutes: 1,
            number: 0,
          }
          return {
            next: {
              ...next,
              creditedTenths: next.creditedTenths + waited,
              presence: { ...presence, provisionalTenths: 0 },
            },
            notCounted,
          }
        },
      },
    ],
  ],
  false,
)

/**
 * When each check was first seen, by lesson and number: kept beside the rules, from what they say at the
 * time.
 */
function issues(seen: Seen[]) {
  const known = new Map<string, { opensAt: number; lessonId: string }>()
  for (const { session } of seen) {
    const { number, issuedAt } = session?.presence ?? {}
    const key = `${session?.lessonId} ${number}`
    if (issuedAt && !known.has(key))
      known.set(key, { opensAt: Date.parse(issuedAt), lessonId: session?.lessonId ?? '' })
  }
  return known
}

invariant(
  'credit of a lesson that is not complete comes by one thing: the right answer, to the open check, in time',
  (seen) => {
    const opened = issues(seen)
    return seen.every(({ before, session, answered, at }) => {
      if (!before || !session || before.lessonId !== session.lessonId || before.completedAt) return true
      if (session.creditedTenths === before.creditedTenths && !session.completedAt) return true
      if (!answered?.isRight || answered.outcome !== 'passed') return false
      const opensAt =
        opened.get(`${session.lessonId} ${answered.number}`)?.opensAt ?? Number.POSITIVE_INFINITY
      return answered.number === before.presence?.number && at >= opensAt && at <= opensAt + DEADLINE * 1000
    })
  },
  [
    [
      'no deadline',
      {
        answerPresenceCheck: (session, answered, _, ...rest) =>
          answerPresenceCheck(session, answered, new Date(session.presence?.issuedAt ?? studyStart), ...rest),
        advance: (session, played, now, rules, asking) =>
          advance(
            session,
            played,
            now,
            { ...rules, presence: { ...rules.presence, deadlineSeconds: 1e6 } },
            asking,
          ),
      },
    ],
    [
      'any number for any check',
      {
        answerPresenceCheck: (session, { isRight }, ...rest) =>
          answerPresenceCheck(session, { isRight, number: session.presence?.number ?? 0 }, ...rest),
      },
    ],
    [
      'every answer right',
      {
        answerPresenceCheck: (session, answered, ...rest) =>
          answerPresenceCheck(session, { ...answered, isRight: true }, ...rest),
      },
    ],
    [
      'no waiting after a wrong answer',
      {
        answerPresenceCheck: (session, answered, now, ...rest) => {
          const { presence } = session
          const opened =
            presence?.issuedAt && now.toISOString() < presence.issuedAt
              ? { ...presence, issuedAt: now.toISOString() }
              : presence
          return answerPresenceCheck({ ...session, presence: opened }, answered, now, ...rest)
        },
      },
    ],
  ],
)

invariant(
  'T15 a check is judged once, whatever is sent at whatever time',
  (seen) => {
    const judgements = seen.flatMap(({ before, session, answered }) =>
      answered && before && session && session.revision > before.revision
        ? [`${session.lessonId} ${answered.number}`]
        : [],
    )
    return new Set(judgements).size === judgements.length
  },
  [
    [
      'another try after a wrong answer',
      {
        answerPresenceCheck: (session, answered, ...rest) => {
          const { next, outcome } = answerPresenceCheck(session, answered, ...rest)
          return outcome === 'wrong'
            ? { next: { ...session, revision: session.revision + 1 }, outcome }
            : { next, outcome }
        },
      },
    ],
  ],
)

invariant(
  'time that has lapsed is earned again only in real time: what waits and what is credited never exceed what the clock has moved',
  (seen) => {
    const last = seen.at(-1)
    const total = (session: StudySession | undefined) =>
      creditedOf(session) + (session?.presence?.provisionalTenths ?? 0)
    return (
      !last?.session ||
      total(last.session) * 100 <= Date.parse(last.session.creditedThrough) - studyStart.getTime() + 1e-6
    )
  },
  [
    [
      'an answer that gives back what lapsed',
      {
        answerPresenceCheck: (session, answered, ...rest) => {
          const { next, outcome } = answerPresenceCheck(session, answered, ...rest)
          const missed = session.presence?.missedTenths ?? 0
          return {
            next:
              outcome === 'passed' ? { ...next, creditedTenths: next.creditedTenths + 10 * missed } : next,
            outcome,
          }
        },
      },
    ],
  ],
)

test('an honest client that answers every check in time is credited every second, in both lessons', () => {
  fc.assert(
    fc.property(drawn, fc.nat(19), (draws, slow) => {
      const asking = { drawOf: (number: number) => draws[number % draws.length] ?? 0, questions: [] }
      const study = anInMemoryStudy({
        policy,
        lengthSeconds: LENGTH,
        presence: { everyMinutes: 0.3 },
        asking,
      })
      let at = studyStart.getTime()
      for (const which of [1, 2]) {
        let held = study.launch(which, new Date(at))
        for (let second = 0; second < LENGTH; second += 5) {
          at += 5000
          held = study.beat(held, [[second * 10, second * 10 + 50]], new Date(at))?.session ?? held
          if (!held.presence?.issuedAt) continue
          at += slow * 1000
          held = study.answer(held, held.presence.number, true, new Date(at))?.next ?? held
        }
        expect([held.creditedTenths, held.completedAt !== undefined]).toEqual([LENGTH * 10, true])
      }
      expect(study.creditedTenths(lessonIdOf(1))).toBe(LENGTH * 10)
    }),
    { numRuns: 300 },
  )
})
