import { expect, test } from '@jest/globals'
import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { anInMemoryStudy, type StudyRules } from '../../../support/progress/in-memory-study'
import { lessonIdOf, studyStart } from '../../../support/progress/session'
import { drawn, invariant, LENGTH, policy } from './presence-history'

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
