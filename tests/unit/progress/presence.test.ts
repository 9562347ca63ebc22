import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { remainingSeconds } from '@zhixing/shared/progress/completion'
import type { CheckPlan } from '@zhixing/shared/progress/presence'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { PresenceState } from '@zhixing/shared/study-records/presence-state'
import { type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import {
  aSession,
  lessonIdOf,
  secondsAfter,
  secondsToIntervals,
  studyStart,
} from '../../support/progress/session'

/** Every ten minutes, in an hour's lesson, and drawn in the middle: the first falls due after ten minutes of counted time. */
const middle: CheckPlan = { drawOf: () => 0.5, questions: [] }
const policy = { ...studyPolicy, allowanceSeconds: 3600 }
const presence = (facts: Partial<PresenceState> = {}): PresenceState => ({
  everyMinutes: 10,
  number: 0,
  provisionalTenths: 0,
  ...facts,
})
const studied = (to: number, facts: Partial<PresenceState> = {}, more: Partial<StudySession> = {}) =>
  aSession({
    lengthSeconds: 3600,
    watched: secondsToIntervals([0, to]),
    presence: presence({ provisionalTenths: to * 10, ...facts }),
    ...more,
  })
const open = { number: 1, issuedAt: studyStart.toISOString() }

describe('a beat of a course with presence checks', () => {
  test('counts provisionally, moves the clock and the day as ever, and credits nothing yet', () => {
    const { next } = advance(studied(0), secondsToIntervals([0, 60]), secondsAfter(60), policy, middle)
    expect(next).toMatchObject({
      creditedTenths: 0,
      dayTenths: 600,
      creditedThrough: secondsAfter(60).toISOString(),
    })
    expect(next.presence).toEqual(presence({ provisionalTenths: 600 }))
  })

  test.each<[string, number, number, number, number, Partial<PresenceState>, boolean]>([
    // that …                                                 length   from     to   drawn  before            issues
    ['stays below the moment', 3600, 500, 599, 0.5, {}, false],
    ['reaches the moment', 3600, 540, 600, 0.5, {}, true],
    ['reaches an early moment', 3600, 240, 300, 0, {}, true],
    ['stays below a late moment', 3600, 840, 898, 0.9999, {}, false],
    ['reaches the moment with half an interval to go', 919, 540, 600, 0.5, {}, true],
    ['reaches it with less to go: the end will ask', 910, 540, 600, 0.5, {}, false],
    ['is the end of a short lesson', 90, 30, 90, 0.5, {}, true],
    ['is not yet the end of a short lesson', 90, 30, 80, 0.5, {}, false],
    [
      'comes while one waits',
      3600,
      540,
      600,
      0.5,
      { number: 4, issuedAt: secondsAfter(550).toISOString() },
      false,
    ],
  ])('that %s', (_, lengthSeconds, from, to, drawn, facts, issues) => {
    const session = studied(from, facts, { lengthSeconds })
    const { next } = advance(session, secondsToIntervals([from, to]), secondsAfter(to), policy, {
      ...middle,
      drawOf: () => drawn,
    })
    const number = facts.number ?? 0
    expect(next.presence).toMatchObject(
      issues ? { number: number + 1, issuedAt: secondsAfter(to).toISOString() } : { number },
    )
  })

  test('that is played while a check waits still counts, and is at stake with the rest', () => {
    const { next } = advance(
      studied(600, open),
      secondsToIntervals([600, 660]),
      secondsAfter(100),
      policy,
      middle,
    )
    expect(next.presence).toEqual(presence({ ...open, provisionalTenths: 6600 }))
  })

  test.each([
    [180, 6300, undefined],
    [181, 0, 6000],
  ])(
    '%d s after it was issued: at the deadline the time still waits, after it it has lapsed',
    (at, waiting, missedTenths) => {
      const { next, notCounted } = advance(
        studied(600, open),
        secondsToIntervals([600, 630]),
        secondsAfter(at),
        policy,
        middle,
      )
      expect(next.presence).toMatchObject({
        provisionalTenths: waiting,
        ...(missedTenths && { missedTenths, number: 2 }),
      })
      expect(notCounted).toBe(missedTenths ? 'check-missed' : undefined)
      expect(next).toMatchObject({ creditedTenths: 0, watched: secondsToIntervals([0, 630]) })
    },
  )

  test('after a missed check counts nothing until one is passed; what lapsed is covered, and watching it again earns it in real time', () => {
    const missed = studied(600, {
      missedTenths: 6000,
      provisionalTenths: 0,
      number: 2,
      issuedAt: secondsAfter(900).toISOString(),
    })
    const held = advance(missed, secondsToIntervals([600, 660]), secondsAfter(960), policy, middle).next
    expect(held).toMatchObject({ creditedTenths: 0, creditedThrough: studyStart.toISOString(), dayTenths: 0 })
    const { next: back, outcome } = answerPresenceCheck(
      held,
      { number: 2, isRight: true },
      secondsAfter(970),
      policy,
      middle,
    )
    expect([outcome, back.creditedTenths, back.creditedThrough]).toEqual([
      'passed',
      0,
      secondsAfter(970).toISOString(),
    ])
    const again = advance(back, secondsToIntervals([0, 60]), secondsAfter(1030), policy, middle).next
    expect(again.presence).toEqual(presence({ number: 2, provisionalTenths: 600 }))
  })

  test('that cannot know the moment is asked as early as may be', () => {
    expect(
      advance(studied(240), secondsToIntervals([240, 300]), secondsAfter(300), policy).next.presence,
    ).toMatchObject({
      number: 1,
    })
  })

  test('of a completed lesson asks no more, and what is left of it counts at once', () => {
    const done = studied(
      3590,
      { number: 9, provisionalTenths: 0 },
      { creditedTenths: 35_900, completedAt: studyStart.toISOString() },
    )
    const { next } = advance(done, secondsToIntervals([3590, 3600]), secondsAfter(10), policy, middle)
    expect(next).toMatchObject({ creditedTenths: 36_000, presence: presence({ number: 9 }) })
  })

  test('counts no second twice, waiting or credited', () => {
    const session = studied(600, {}, { creditedTenths: 0 })
    expect(
      advance(session, secondsToIntervals([0, 60]), secondsAfter(700), policy, middle).next.presence
        ?.provisionalTenths,
    ).toBe(6000)
    const all = studied(3600, { provisionalTenths: 6000, ...open }, { creditedTenths: 30_000 })
    expect(advance(all, secondsToIntervals([0, 60]), secondsAfter(100), policy, middle)).toMatchObject({
      notCounted: undefined,
    })
  })
})

describe('a question', () => {
  const questions = [
    { questionId: 'early', afterSeconds: 300 },
    { questionId: 'late', afterSeconds: 3000 },
    { questionId: 'end' },
  ]
  const ask = (session: StudySession, from: number, to: number) =>
    advance(session, secondsToIntervals([from, to]), secondsAfter(to), policy, { ...middle, questions }).next
      .presence?.questionId
  test('is asked only about what has been covered', () => expect(ask(studied(540), 540, 600)).toBe('early'))
  test.each<[string, [number, number], string | undefined]>([
    ['ends at', [0, 300], 'early'],
    ['stops just before', [0, 299], undefined],
    ['begins just after', [301, 601], undefined],
  ])('is asked where what was covered %s its moment: %j', (_, stretch, questionId) => {
    const session = aSession({
      lengthSeconds: 3600,
      presence: presence({ provisionalTenths: 6000 }),
      watched: secondsToIntervals(stretch),
    })
    const { next } = advance(session, secondsToIntervals(stretch), secondsAfter(700), policy, {
      ...middle,
      questions,
    })
    expect([next.presence?.number, next.presence?.questionId]).toEqual([1, questionId])
  })
  test.each<[string, [number, number][], string | undefined]>([
    [
      'in the one of two stretches that holds its moment',
      [
        [0, 60],
        [250, 350],
      ],
      'early',
    ],
    [
      'in the other of them',
      [
        [290, 310],
        [400, 960],
      ],
      'early',
    ],
    [
      'nowhere between them',
      [
        [0, 290],
        [310, 620],
      ],
      undefined,
    ],
  ])('is asked %s', (_, stretches, questionId) => {
    const session = aSession({
      lengthSeconds: 3600,
      presence: presence({ provisionalTenths: 6000 }),
      watched: secondsToIntervals(...stretches),
    })
    const { next } = advance(session, secondsToIntervals(...stretches), secondsAfter(700), policy, {
      ...middle,
      questions,
    })
    expect([next.presence?.number, next.presence?.questionId]).toEqual([1, questionId])
  })
  test('that is not there yet makes way for a plain confirmation', () =>
    expect(ask(studied(0, { provisionalTenths: 5990 }, { creditedTenths: 0 }), 1000, 1060)).toBeUndefined())
  test('may be any of the lesson at its end, and not the last one again', () => {
    expect(
      ask(
        studied(3540, { provisionalTenths: 600, questionId: 'early' }, { creditedTenths: 34_800 }),
        3540,
        3600,
      ),
    ).toBe('end')
    expect(
      ask(
        studied(3540, { provisionalTenths: 600, questionId: 'end' }, { creditedTenths: 34_800 }),
        3540,
        3600,
      ),
    ).toBe('late')
  })
  test('that is the only one is repeated', () => {
    const only = { ...middle, questions: [{ questionId: 'end' }] }
    const session = studied(
      3600,
      { ...open, provisionalTenths: 600, questionId: 'end' },
      { creditedTenths: 35_400 },
    )
    expect(
      answerPresenceCheck(session, { number: 1, isRight: false }, secondsAfter(9), policy, only).next
        .presence,
    ).toMatchObject({
      number: 2,
      questionId: 'end',
    })
  })
})

describe('an answer', () => {
  const waiting = studied(600, { ...open, wrong: 1, questionId: 'q' })
  test('right and in time credits what waited; the clock stays where it is', () => {
    const { next, outcome } = answerPresenceCheck(
      waiting,
      { number: 1, isRight: true },
      secondsAfter(180),
      policy,
      middle,
    )
    expect(outcome).toBe('passed')
    expect(next).toMatchObject({
      revision: 2,
      creditedTenths: 6000,
      creditedThrough: studyStart.toISOString(),
      studiedAt: secondsAfter(180).toISOString(),
    })
    expect(next.presence).toEqual(presence({ number: 1, questionId: 'q' }))
  })

  test('at a clock that stepped back does not make the last study earlier', () => {
    const session = { ...waiting, studiedAt: secondsAfter(60).toISOString() }
    expect(
      answerPresenceCheck(session, { number: 1, isRight: true }, secondsAfter(30), policy, middle).next
        .studiedAt,
    ).toBe(secondsAfter(60).toISOString())
  })

  test('right at the end completes the lesson; before it nothing does, and all that is left to do is to answer', () => {
    const end = advance(
      studied(30, {}, { lengthSeconds: 60 }),
      secondsToIntervals([30, 60]),
      secondsAfter(60),
      policy,
      middle,
    ).next
    expect([end.completedAt, remainingSeconds(end, policy), end.presence?.number]).toEqual([undefined, 0, 1])
    expect(
      answerPresenceCheck(end, { number: 1, isRight: true }, secondsAfter(90), policy, middle).next,
    ).toMatchObject({
      creditedTenths: 600,
      completedAt: secondsAfter(90).toISOString(),
    })
  })

  test('after the deadline comes too late, and the next check is there at once', () => {
    const { next, outcome } = answerPresenceCheck(
      waiting,
      { number: 1, isRight: true },
      secondsAfter(181),
      policy,
      middle,
    )
    expect([outcome, next.creditedTenths]).toEqual(['late', 0])
    expect(next.presence).toEqual(
      presence({ number: 2, issuedAt: secondsAfter(181).toISOString(), missedTenths: 6000 }),
    )
  })

  test('wrong for the first time costs nothing; the next question opens after a while, and not before', () => {
    const { next, outcome } = answerPresenceCheck(
      studied(600, open),
      { number: 1, isRight: false },
      secondsAfter(60),
      policy,
      middle,
    )
    expect([outcome, next.revision]).toEqual(['wrong', 2])
    expect(next.presence).toEqual(
      presence({ number: 2, wrong: 1, provisionalTenths: 6000, issuedAt: secondsAfter(80).toISOString() }),
    )
    expect(answerPresenceCheck(next, { number: 2, isRight: true }, secondsAfter(79), policy, middle)).toEqual(
      {
        next,
        outcome: 'early',
      },
    )
    expect(
      answerPresenceCheck(next, { number: 2, isRight: true }, secondsAfter(80), policy, middle).next
        .creditedTenths,
    ).toBe(6000)
  })

  test('wrong twice costs what waited, and no more', () => {
    const session = { ...waiting, creditedTenths: 12_000 }
    const { next, outcome } = answerPresenceCheck(
      session,
      { number: 1, isRight: false },
      secondsAfter(60),
      policy,
      middle,
    )
    expect([outcome, next.creditedTenths]).toEqual(['wrong', 12_000])
    expect(next.presence).toMatchObject({
      number: 2,
      provisionalTenths: 0,
      missedTenths: 6000,
      issuedAt: secondsAfter(80).toISOString(),
    })
    expect(next.presence?.wrong).toBeUndefined()
  })

  test.each<[string, Partial<PresenceState>, number, string]>([
    ['was passed before', { number: 1 }, 1, 'passed'],
    ['was replaced by a later one', { number: 3, issuedAt: studyStart.toISOString() }, 1, 'used'],
    ['was never issued', { number: 1, issuedAt: studyStart.toISOString() }, 2, 'used'],
  ])('to a check that %s changes nothing', (_, facts, number, outcome) => {
    const session = studied(600, facts)
    const judged = answerPresenceCheck(session, { number, isRight: true }, secondsAfter(60), policy, middle)
    expect(judged.next).toBe(session)
    expect(judged.outcome).toBe(outcome)
  })

  test('where the course asks for no checks changes nothing', () => {
    const session = aSession()
    expect(answerPresenceCheck(session, { number: 1, isRight: true }, secondsAfter(60), policy).next).toBe(
      session,
    )
  })
})

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
