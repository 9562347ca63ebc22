import { type StudyPolicy, studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance, answerPresenceCheck, type BeatResult, reapplyBeat } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { needsFolding } from '@zhixing/shared/study-records/lesson-records'
import { type CheckPlan, countedTenths } from '@zhixing/shared/study-records/presence'
import { type LessonRecord, type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import { aSession, lessonIdOf, numberedId } from './session'

/** The product's rules; a control replaces one of them by a naive one. */
export const productRules = {
  advance,
  reapplyBeat,
  startSession,
  answerPresenceCheck,
  needsFolding,
  /** Whether a beat with this record may continue the stored session. */
  acceptsSession: (carried: StudySession, stored: StudySession) => carried.sessionId === stored.sessionId,
}
export type StudyRules = typeof productRules

export interface CreditedTime {
  /** Milliseconds: when the beat arrived. */
  at: number
  lessonId: string
  tenths: number
  /** Milliseconds: how far the session's clock is after it. */
  through: number
  /** Milliseconds: when the lesson was entered from elsewhere. */
  enteredAt: number
}

interface StudyOptions {
  rules?: StudyRules
  policy?: StudyPolicy
  lengthSeconds?: number
  presence?: { everyMinutes: number } | undefined
  asking?: CheckPlan | undefined
}

/**
 * One learner with any number of devices over an in-memory table, which has the two conditional writes of the
 * product. Shows what the rules do over time. Lessons are numbered and have the same length.
 */
export function anInMemoryStudy(options: StudyOptions = {}) {
  const { rules = productRules, policy = studyPolicy, lengthSeconds = 600, presence, asking } = options
  let session: StudySession | undefined
  let launches = 0
  let enteredAt = 0
  const records = new Map<string, LessonRecord>()
  const credits: CreditedTime[] = []

  const store = (before: StudySession, { next, notCounted }: BeatResult, now: Date) => {
    // Provisional time that lapsed had been counted already: only an increase is new time on the clock.
    const tenths = countedTenths(next) - countedTenths(before)
    const { lessonId } = next
    const through = Date.parse(next.creditedThrough)
    if (tenths > 0 || (tenths < 0 && !next.presence))
      credits.push({ at: now.getTime(), lessonId, tenths, through, enteredAt })
    session = next
    return { session: next, notCounted }
  }
  const fold = (left: StudySession) => {
    if (rules.needsFolding(left, records.get(left.lessonId))) records.set(left.lessonId, toLessonRecord(left))
  }
  const findStored = (lessonId: string) => (session?.lessonId === lessonId ? session : records.get(lessonId))
  const creditedTenths = (lessonId: string) => findStored(lessonId)?.creditedTenths ?? 0
  const countedWithProvisional = (lessonId: string) =>
    creditedTenths(lessonId) + (findStored(lessonId)?.presence?.provisionalTenths ?? 0)

  return {
    credits,
    records,
    fold,
    creditedTenths,
    countedWithProvisional,
    get session() {
      return session
    },
    launch(lesson: number, now: Date): StudySession {
      const { learnerId, courseId, courseVersion } = aSession()
      const lessonId = lessonIdOf(lesson)
      const sessionId = numberedId('01HSESS', ++launches)
      const ids = { learnerId, courseId, courseVersion, lessonId, sessionId }
      if (session?.lessonId !== lessonId) enteredAt = now.getTime()
      if (session && session.lessonId !== lessonId) fold(session)
      const entered = { ...ids, lengthSeconds, presence }
      session = rules.startSession(session, records.get(lessonId), entered, now, policy, asking)
      return session
    },
    /** Undefined if refused, because another session has taken over. */
    beat(carried: StudySession, played: Interval[], now: Date) {
      if (!session) return undefined
      if (carried.revision === session.revision)
        return store(session, rules.advance(carried, played, now, policy, asking), now)
      if (!rules.acceptsSession(carried, session)) return undefined
      return store(session, rules.reapplyBeat(session, played, now, policy, asking), now)
    },
    /** Undefined if refused, because another session has taken over. */
    answer(carried: StudySession, number: number, isRight: boolean, now: Date) {
      if (!session || !rules.acceptsSession(carried, session)) return undefined
      const result = rules.answerPresenceCheck(session, { number, isRight }, now, policy, asking)
      session = result.next
      return result
    },
  }
}
