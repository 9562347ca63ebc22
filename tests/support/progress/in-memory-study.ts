import { type StudyPolicy, studyPolicy } from '@zhixing/shared/policy/study-policy'
import { needsFolding } from '@zhixing/shared/progress/lesson-records'
import { type CheckPlan, countedTenths } from '@zhixing/shared/progress/presence'
import { advance, answerPresenceCheck, type BeatResult, reapplyBeat } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { type LessonRecord, type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'

export const studyStart = new Date('2026-11-23T01:00:00.000Z')
export const secondsAfter = (seconds: number, from = studyStart) => new Date(from.getTime() + seconds * 1000)
/** Intervals in seconds, as people say them. */
export const secondsToIntervals = (...pairs: [number, number][]): Interval[] =>
  pairs.map(([from, to]) => [Math.round(from * 10), Math.round(to * 10)])

const idOf = (kind: string, n: number) => `${kind}${String(n).padStart(26 - kind.length, '0')}`
export const lessonIdOf = (n: number) => idOf('01HESS0N', n)

export const aSession = (facts: Partial<StudySession> = {}): StudySession => ({
  learnerId: idOf('01HEARNER', 1),
  sessionId: idOf('01HSESS', 1),
  revision: 1,
  courseId: idOf('01HC0VRSE', 1),
  courseVersion: 1,
  lessonId: lessonIdOf(1),
  lengthSeconds: 600,
  watched: [],
  creditedTenths: 0,
  creditedThrough: studyStart.toISOString(),
  dayOn: '2026-11-23',
  dayTenths: 0,
  studiedAt: studyStart.toISOString(),
  ...facts,
})

/** The decisions of the product; a control swaps one of them for a naive one. */
export const productRules = {
  advance,
  resume: reapplyBeat,
  launchOver: startSession,
  answer: answerPresenceCheck,
  foldable: needsFolding,
  /** Whether a beat of another session may go on from what is stored. */
  accepts: (carried: StudySession, newest: StudySession) => carried.sessionId === newest.sessionId,
}
export type StudyRules = typeof productRules

export interface CreditedTime {
  at: number // ms, arrival
  lessonId: string
  tenths: number
  through: number // ms, the clock after it
}

/**
 * One learner, any number of devices, and a table in memory with the two conditional writes of the product: what its rules do over time, without
 * anything else. Lessons are numbered and all of one length.
 */
export function anInMemoryStudy({
  rules = productRules,
  policy = studyPolicy,
  lengthSeconds = 600,
  presence,
  asking,
}: {
  rules?: StudyRules
  policy?: StudyPolicy
  lengthSeconds?: number
  presence?: { everyMinutes: number } | undefined
  asking?: CheckPlan | undefined
} = {}) {
  let session: StudySession | undefined
  let launches = 0
  const records = new Map<string, LessonRecord>()
  const credits: CreditedTime[] = []

  const keep = (before: StudySession, { next, notCounted }: BeatResult, now: Date) => {
    // What has lapsed was counted on the clock and has left: only what comes is painted.
    const tenths = countedTenths(next) - countedTenths(before)
    if (tenths > 0 || (tenths < 0 && !next.presence))
      credits.push({
        at: now.getTime(),
        lessonId: next.lessonId,
        tenths,
        through: Date.parse(next.creditedThrough),
      })
    session = next
    return { session: next, notCounted }
  }
  const fold = (left: StudySession) => {
    if (rules.foldable(left, records.get(left.lessonId))) records.set(left.lessonId, toLessonRecord(left))
  }
  const creditedTenths = (lessonId: string) =>
    session?.lessonId === lessonId ? session.creditedTenths : (records.get(lessonId)?.creditedTenths ?? 0)

  const counted = (lessonId: string) => {
    const known = session?.lessonId === lessonId ? session : records.get(lessonId)
    return (known?.creditedTenths ?? 0) + (known?.presence?.provisionalTenths ?? 0)
  }

  return {
    credits,
    records,
    fold,
    creditedTenths,
    counted, // what waits for a check included
    get session() {
      return session
    },
    launch(lesson: number, now: Date): StudySession {
      const { learnerId, courseId, courseVersion } = aSession()
      const lessonId = lessonIdOf(lesson)
      const entered = {
        learnerId,
        courseId,
        courseVersion,
        lessonId,
        lengthSeconds,
        presence,
        sessionId: idOf('01HSESS', ++launches),
      }
      if (session && session.lessonId !== lessonId) fold(session)
      session = rules.launchOver(session, records.get(lessonId), entered, now, policy, asking)
      return session
    },
    /** Undefined: refused, because another session has taken over. */
    beat(carried: StudySession, played: Interval[], now: Date) {
      if (!session) return undefined
      if (carried.revision === session.revision)
        return keep(session, rules.advance(carried, played, now, policy, asking), now)
      if (!rules.accepts(carried, session)) return undefined
      return keep(session, rules.resume(session, played, now, policy, asking), now)
    },
    /** As `change` does it: on what is carried if that knows the check and is the newest, else on what is stored. */
    answer(carried: StudySession, number: number, isRight: boolean, now: Date) {
      if (!session || !rules.accepts(carried, session)) return undefined
      const judged = rules.answer(session, { number, isRight }, now, policy, asking)
      session = judged.next
      return judged
    },
  }
}
