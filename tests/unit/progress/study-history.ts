import { describe, expect, test } from '@jest/globals'
import { advance } from '@zhixing/shared/progress/rules'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { anInMemoryStudy, productRules, type StudyRules } from '../../support/progress/in-memory-study'
import { lessonIdOf, studyStart } from '../../support/progress/session'
import { type History, history, LENGTH, LESSONS, type Move, policy, presenceRules } from './study-moves'

export interface Seen {
  before: StudySession | undefined
  move: Move
  carried: StudySession | undefined
  repeat: boolean // of a beat that has been accepted before
  answer: StudySession | undefined
  credited: number[] // by lesson
  counted: number[] // with what waits for a check
}

/** Plays a history and shows an observer every step. What devices hold is what they were last answered. */
export function play(moves: History, rules: StudyRules, presence: { everyMinutes: number } | undefined) {
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
export type Played = ReturnType<typeof play>

/** Proves an invariant over many histories, and that the same check catches a rule that breaks it. */
export function invariant(
  title: string,
  holds: (played: Played) => boolean,
  controls: [string, Partial<StudyRules>][],
) {
  describe(title, () => {
    const property = (rules: StudyRules) =>
      fc.property(history, presenceRules, (moves, presence) => holds(play(moves, rules, presence)))
    test('holds', () => fc.assert(property(productRules), { numRuns: 600 }))
    test.each(controls)('control: caught, a rule with %s', (_, naive) => {
      expect(fc.check(property({ ...productRules, ...naive }), { numRuns: 20_000, seed: 2026 }).failed).toBe(
        true,
      )
    })
  })
}

export const naively = (
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
export const sizeOf = (played: readonly Interval[]) => played.reduce((sum, [from, to]) => sum + to - from, 0)
export const sinceBeat = (session: StudySession, now: Date) =>
  Math.max(0, (now.getTime() - Date.parse(session.studiedAt)) / 100)
