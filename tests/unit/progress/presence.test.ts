import { describe, expect, test } from '@jest/globals'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import type { PresenceState } from '@zhixing/shared/study-records/presence-state'
import type { StudySession } from '@zhixing/shared/study-records/session'
import {
  middlePlan as middle,
  openCheck as open,
  lenientPolicy as policy,
  presenceState as presence,
  studiedWithChecks as studied,
} from '../../support/progress/lesson-with-checks'
import { aSession, secondsAfter, secondsToIntervals, studyStart } from '../../support/progress/session'

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
    // that …                                                 length   from     to   drawn  before
    // issues
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
