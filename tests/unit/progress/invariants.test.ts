import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { anInMemoryStudy, productRules, type StudyRules } from '../../support/progress/in-memory-study'
import { lessonIdOf, studyStart } from '../../support/progress/session'

/**
 * What a learner, their devices and their network may do, at whole tenths of a second. Each step says how long
 * after the last it comes.
 */
type Move =
  | { move: 'launch'; device: number; lesson: number }
  | { move: 'beat'; device: number; played: Interval[] }
  | { move: 'answer'; device: number; isRight: boolean } // to the presence check the device was last told of
  | { move: 'again'; which: number } // an earlier beat arrives once more
  | { move: 'late fold'; which: number } // a fold of an earlier state, delayed by a slow instance
type History = (Move & { wait: number })[]
/** Every twelve seconds of counted time, or none at all. */
const presenceRules = fc.constantFrom(undefined, { everyMinutes: 0.2 })

const LENGTH = 60
const LESSONS = [1, 2]
const policy = {
  ...studyPolicy,
  allowanceSeconds: 30,
  daySecondsMax: 36_000,
  presence: { ...studyPolicy.presence, deadlineSeconds: 20, retrySeconds: 5 },
}
const device = fc.nat(2)
const played = fc.array(
  fc
    .tuple(fc.nat(LENGTH * 10), fc.integer({ min: 1, max: 300 }))
    .map(([from, size]): Interval => [from, from + size]),
  { minLength: 1, maxLength: 4 },
)
const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      move: fc.constant('launch' as const),
      device,
      lesson: fc.constantFrom(...LESSONS),
    }),
  },
  { weight: 6, arbitrary: fc.record({ move: fc.constant('beat' as const), device, played }) },
  {
    weight: 3,
    arbitrary: fc.record({ move: fc.constant('answer' as const), device, isRight: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('again' as const), which: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('late fold' as const), which: fc.nat(40) }) },
)
const wait = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 900 }))
const history: fc.Arbitrary<History> = fc.array(
  fc.tuple(step, wait).map(([move, wait]) => ({ ...move, wait })),
  { minLength: 1, maxLength: 60 },
)

interface Seen {
  before: StudySession | undefined
  move: Move
  carried: StudySession | undefined
  repeat: boolean // of a beat that has been accepted before
  answer: StudySession | undefined
  credited: number[] // by lesson
  counted: number[] // with what waits for a check
}

/** Plays a history and shows an observer every step. What devices hold is what they were last answered. */
function play(moves: History, rules: StudyRules, presence: { everyMinutes: number } | undefined) {
  const study = anInMemoryStudy({ rules, policy, lengthSeconds: LENGTH, presence })
  const held = new Map<number, StudySession>()
  const sent: { carried: StudySession; played: Interval[]; accepted: boolean }[] = []
  const states: StudySession[] = []
  const seen: Seen[] = []
  const claimed = new Map(LESSONS.map((lesson) => [lessonIdOf(lesson), new Set<number>()]))
  let now = studyStart.getTime()
  for (const move of moves) {
    now += move.wait * 100
    const at = new Date(now)
    const before = study.session
    let carried: StudySession | undefined
    let repeat = false
    let answer: StudySession | undefined
    if (move.move === 'launch') held.set(move.device, study.launch(move.lesson, at))
    if (move.move === 'answer') {
      const told = held.get(move.device)
      const judgement = told && study.answer(told, told.presence?.number ?? 0, move.isRight, at)
      if (judgement) held.set(move.device, judgement.next)
    }
    if (move.move === 'late fold') {
      const state = states[move.which]
      if (state) study.fold(state)
    }
    const beat =
      move.move === 'beat'
        ? { carried: held.get(move.device), played: move.played, accepted: false }
        : move.move === 'again'
          ? sent[move.which]
          : undefined
    if (beat?.carried) {
      carried = beat.carried
      repeat = move.move === 'again' && beat.accepted
      answer = study.beat(carried, beat.played, at)?.session
      if (answer) {
        const claims = claimed.get(carried.lessonId)
        for (const [from, to] of beat.played)
          for (let tenth = from; tenth < Math.min(to, LENGTH * 10); tenth++) claims?.add(tenth)
        beat.accepted = true
        if (move.move === 'beat') held.set(move.device, answer)
      }
      if (move.move === 'beat') sent.push({ carried, played: beat.played, accepted: beat.accepted })
    }
    if (study.session) states.push(study.session)
    const [credited, counted] = [study.creditedTenths, study.countedWithProvisional].map((of) =>
      LESSONS.map((lesson) => of(lessonIdOf(lesson))),
    )
    seen.push({ before, move, carried, repeat, answer, credited: credited ?? [], counted: counted ?? [] })
  }
  return { study, seen, claimed }
}
type Played = ReturnType<typeof play>

/** Proves an invariant over many histories, and that the same check catches a rule that breaks it. */
function invariant(
  title: string,
  holds: (played: Played) => boolean,
  controls: [string, Partial<StudyRules>][],
) {
  describe(title, () => {
    const property = (rules: StudyRules) =>
      fc.property(history, presenceRules, (moves, presence) => holds(play(moves, rules, presence)))
    test('holds', () => fc.assert(property(productRules), { numRuns: 600 }))
    test.each(controls)('control: caught, a rule with %s', (_, naive) => {
      expect(fc.check(property({ ...productRules, ...naive }), { numRuns: 20_000 }).failed).toBe(true)
    })
  })
}

const naively = (
  change: (
    before: StudySession,
    next: StudySession,
    played: readonly Interval[],
    now: Date,
  ) => Partial<StudySession>,
) => {
  const naive: StudyRules['advance'] = (session, played, now, rules) => {
    const { next, notCounted } = advance(session, played, now, rules)
    return { next: { ...next, ...change(session, next, played, now) }, notCounted }
  }
  return { advance: naive, resume: naive }
}
const sizeOf = (played: readonly Interval[]) => played.reduce((sum, [from, to]) => sum + to - from, 0)
const sinceBeat = (session: StudySession, now: Date) =>
  Math.max(0, (now.getTime() - Date.parse(session.studiedAt)) / 100)

/** Each beat's credit paints the tenths of server time it belongs to: none twice, none in the future. */
function paintsOnce({ study }: Played) {
  const painted = new Set<number>()
  return study.credits.every(({ at, tenths, through }) => {
    for (let tenth = through / 100 - tenths; tenth < through / 100; tenth++) {
      if (painted.has(tenth)) return false
      painted.add(tenth)
    }
    return through <= at
  })
}

/**
 * By arrival: in no stretch of time more than the stretch and one allowance. Clocks that step back are taken
 * at their highest.
 */
function boundedByArrival({ study: { credits } }: Played) {
  const highest = credits.map((_, i) => Math.max(...credits.slice(0, i + 1).map(({ at }) => at)))
  return credits.every((_, i) =>
    credits.slice(i).every((__, size) => {
      const last = i + size
      const tenths = credits.slice(i, last + 1).reduce((sum, credit) => sum + credit.tenths, 0)
      return tenths <= ((highest[last] ?? 0) - (highest[i] ?? 0)) / 100 + policy.allowanceSeconds * 10
    }),
  )
}

invariant(
  'I1 credit in any stretch of server time is at most the stretch, over all lessons and devices',
  paintsOnce,
  [
    [
      'a tolerance of three seconds for each beat',
      naively((session, next, played, now) => ({
        creditedTenths: session.creditedTenths + Math.min(sizeOf(played), sinceBeat(session, now) + 30),
        creditedThrough: now.toISOString(),
        completedAt: next.completedAt,
      })),
    ],
    [
      'a launch that starts a clock of its own',
      {
        startSession: (previous, ...rest) => ({
          ...startSession(previous, ...rest),
          creditedThrough: new Date(studyStart.getTime() - 3600_000).toISOString(),
        }),
      },
    ],
  ],
)

invariant('I1 by arrival, at most the stretch and one allowance', boundedByArrival, [
  [
    'an allowance for each beat',
    naively((session, _, played) => ({
      creditedTenths: session.creditedTenths + Math.min(sizeOf(played), 300),
    })),
  ],
])

invariant(
  'I2 a second of content counts once, ever, and a lesson at most its length',
  ({ seen, claimed }) =>
    seen.every(({ counted }) =>
      counted.every((tenths, i) => tenths <= (claimed.get(lessonIdOf(LESSONS[i] ?? 0))?.size ?? 0)),
    ),
  [
    [
      'credit for whatever was played',
      naively((session, _, played, now) => ({
        creditedTenths: session.creditedTenths + Math.min(sizeOf(played), sinceBeat(session, now)),
      })),
    ],
    [
      'credit up to the furthest position',
      naively((session, _, played) => ({
        creditedTenths: Math.max(session.creditedTenths, ...played.map(([, to]) => Math.min(to, 600))),
      })),
    ],
  ],
)

invariant(
  'I4 a repeated beat gets the present state and changes nothing',
  ({ seen }) => seen.every(({ repeat, answer, before }) => !repeat || !answer || answer === before),
  [['no thought for repeats', { reapplyBeat: advance }]],
)

invariant(
  'I5 after a launch no other session of the learner accrues',
  ({ seen }) =>
    seen.every(
      ({ carried, before, answer }) => !answer || !carried || carried.sessionId === before?.sessionId,
    ),
  [['no lock', { acceptsSession: () => true }]],
)

invariant(
  'I8 the credit of a lesson never falls',
  ({ seen }) =>
    seen.every(({ credited }, i) =>
      credited.every((tenths, lesson) => tenths >= (seen[i - 1]?.credited[lesson] ?? 0)),
    ),
  [
    [
      'a launch that begins anew',
      { startSession: (previous, _, ...rest) => startSession(previous, undefined, ...rest) },
    ],
    ['folds in any order', { needsFolding: () => true }],
  ],
)
