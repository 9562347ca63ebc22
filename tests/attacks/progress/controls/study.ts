import { endpoint, serve } from '@zhixing/functions/core/http/endpoint'
import { planChecks } from '@zhixing/functions/progress/check-plan'
import { requireDeviceOf } from '@zhixing/functions/progress/launch-origin'
import { isRightChoice, toPresenceFields, verifyCheckId } from '@zhixing/functions/progress/presence-check'
import { toProgress, verifyRecord } from '@zhixing/functions/progress/signed-record'
import type { Contract } from '@zhixing/shared/contract'
import { type StudyPolicy, studyPolicy } from '@zhixing/shared/policy/study-policy'
import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/progress/contract'
import { toLessonProgress } from '@zhixing/shared/progress/lesson-progress'
import { findLessonRecord } from '@zhixing/shared/study-records/lesson-records'
import { type LessonRecord, type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import { ulid } from 'ulid'
import type * as z from 'zod'
import { anAskingCourse } from '../../../support/progress/given'
import { productRules } from '../../../support/progress/in-memory-study'
import type { AttackStage } from '../../system'

/** Takes the place of the `refuse` that an endpoint passes to its verb. */
export const refuse = (type: ProblemType) => new Refusal(type)

type Claims = Record<string, unknown>
type Beat = z.infer<typeof contract.Heartbeat>
type ProgressQuery = { courseId: string }
interface Enrolled {
  learnerId: string
  lessons: { lessonId: string; lengthSeconds: number }[]
  presence?: { everyMinutes: number } | undefined
}

/** The product's checks between a beat and its credit; a control replaces one. */
const productParts = {
  ...productRules,
  planChecks: async (lesson: Parameters<typeof planChecks>[0], asks: boolean) =>
    asks ? planChecks(lesson) : undefined,
  verifyCheckId: (checkId: string, session: StudySession) => verifyCheckId(checkId, session, refuse),
  isRightChoice,
  toPresenceFields: toPresenceFields as (session: StudySession, now: Date) => Promise<object>,
  policy: studyPolicy as StudyPolicy,
  /** The fields a beat may have. */
  heartbeat: contract.heartbeat as Contract<z.ZodType<Beat>, typeof contract.heartbeat.output>,
  getProgress: contract.getProgress as Contract<z.ZodType<ProgressQuery>, typeof contract.getProgress.output>,
  verifyRecord: (record: string, learnerId: string, now: Date) =>
    verifyRecord(record, learnerId, now, refuse),
  /** A learner has one session, whatever the lesson. */
  sessionKeyOf: (learnerId: string, _lessonId: string) => learnerId,
  /** The condition of the session's write. */
  isCurrent: (carried: StudySession, stored: StudySession) => carried.revision === stored.revision,
  /** The session that is stored. */
  toStored: (
    _stored: StudySession,
    _carried: StudySession,
    next: StudySession,
    _claims: Claims,
  ): StudySession => next,
  /** The learner and the time that a beat counts for. */
  learnerIdOf: (learnerId: string, _claims: Claims) => learnerId,
  arrivalOf: (now: Date, _claims: Claims) => now,
  requireDeviceOf,
}
export type StudyParts = typeof productParts

/**
 * Launch, heartbeat and progress composed of the product's rules, records, contracts and endpoints over an
 * in-memory table. With no part replaced it answers as the product does; a control replaces one part.
 */
export function inMemoryStage(
  replaced: Partial<StudyParts> = {},
  more: Parameters<typeof serve> = [],
): AttackStage {
  const parts = { ...productParts, ...replaced }
  const courses = new Map<string, Enrolled>()
  const sessions = new Map<string, StudySession>()
  const records = new Map<string, LessonRecord>()
  const recordKey = (learnerId: string, lessonId: string) => `${learnerId} ${lessonId}`
  const fold = (session: StudySession) => {
    const key = recordKey(session.learnerId, session.lessonId)
    if (parts.needsFolding(session, records.get(key))) records.set(key, toLessonRecord(session))
  }
  const enrolledIn = (learnerId: string, courseId: string) => {
    const course = courses.get(courseId)
    if (course?.learnerId !== learnerId) throw new Refusal('progress/not-enrolled')
    return course
  }

  const launch = endpoint(contract.launch, async ({ input, actor: { learnerId }, now, request }) => {
    parts.requireDeviceOf(learnerId, request)
    const lesson = enrolledIn(learnerId, input.courseId).lessons.find(
      ({ lessonId }) => lessonId === input.lessonId,
    )
    if (!lesson) throw new Refusal('catalogue/lesson-not-found')
    const key = parts.sessionKeyOf(learnerId, input.lessonId)
    const previous = sessions.get(key)
    const { presence } = enrolledIn(learnerId, input.courseId)
    const entered = {
      ...input,
      learnerId,
      sessionId: ulid(),
      courseVersion: 1,
      lengthSeconds: lesson.lengthSeconds,
      presence,
    }
    const asking = await parts.planChecks(entered, presence !== undefined)
    const session = parts.startSession(
      previous,
      records.get(recordKey(learnerId, input.lessonId)),
      entered,
      now,
      parts.policy,
      asking,
    )
    if (previous && previous.lessonId !== input.lessonId) fold(previous)
    sessions.set(key, session)
    const shown = { ...lesson, title: '课', kind: 'video' as const, optional: false }
    const progress = { ...toProgress(session), ...(await parts.toPresenceFields(session, now)) }
    return {
      ...progress,
      lesson: shown,
      heartbeatSeconds: parts.policy.heartbeatSeconds,
      pace: parts.policy.pace,
      tookOver: !!previous,
    }
  })

  const heartbeat = endpoint(parts.heartbeat, async ({ input, actor, now: arrivedAt }) => {
    const learnerId = parts.learnerIdOf(actor.learnerId, input)
    const now = parts.arrivalOf(arrivedAt, input)
    const { session: carried, isCompletionRecorded } = parts.verifyRecord(input.record, learnerId, now)
    const key = parts.sessionKeyOf(carried.learnerId, carried.lessonId)
    const asking = await parts.planChecks(carried, carried.presence !== undefined)
    const stored = sessions.get(key)
    if (!stored) throw new Refusal('progress/session-expired')
    const isCurrent = parts.isCurrent(carried, stored)
    if (!isCurrent && !parts.acceptsSession(carried, stored)) throw new Refusal('progress/session-replaced')
    const outcome = isCurrent
      ? parts.advance(carried, input.played, now, parts.policy, asking)
      : parts.reapplyBeat(stored, input.played, now, parts.policy, asking)
    const next = parts.toStored(stored, carried, outcome.next, input)
    sessions.set(key, next)
    if (next.completedAt && !isCompletionRecorded) fold(next)
    return {
      ...toProgress(next),
      ...(await parts.toPresenceFields(next, now)),
      notCounted: outcome.notCounted,
    }
  })

  const answerCheck = endpoint(contract.answerCheck, async ({ input, actor: { learnerId }, now }) => {
    const { session: carried } = parts.verifyRecord(input.record, learnerId, now)
    const number = parts.verifyCheckId(input.checkId, carried)
    const key = parts.sessionKeyOf(learnerId, carried.lessonId)
    const asking = await parts.planChecks(carried, true)
    const isRight = await parts.isRightChoice(sessions.get(key) ?? carried, input.choice)
    // Read after the last await, as the condition of a conditional write is.
    const stored = sessions.get(key)
    if (!stored || !parts.acceptsSession(carried, stored)) throw new Refusal('progress/session-replaced')
    const { next, outcome } = parts.answerPresenceCheck(
      stored,
      { number, isRight },
      now,
      parts.policy,
      asking,
    )
    sessions.set(key, next)
    if (next.completedAt) fold(next)
    return { ...toProgress(next), ...(await parts.toPresenceFields(next, now)), outcome }
  })

  const getProgress = endpoint(parts.getProgress, async ({ input: { courseId, ...claims }, actor }) => {
    const learnerId = parts.learnerIdOf(actor.learnerId, claims)
    const { lessons } = enrolledIn(learnerId, courseId)
    const open = [...sessions.values()]
      .filter((session) => session.learnerId === learnerId)
      .map(toLessonRecord)
    const folded = [...records].flatMap(([key, record]) => (key.startsWith(learnerId) ? [record] : []))
    return {
      courseId,
      courseVersion: 1,
      lessons: lessons.map(({ lessonId }) => {
        const record = findLessonRecord(open, lessonId) ?? findLessonRecord(folded, lessonId)
        return record ? toLessonProgress(record) : { lessonId, watchedSeconds: 0, creditedSeconds: 0 }
      }),
    }
  })

  return {
    system: serve(launch, heartbeat, answerCheck, getProgress, ...more),
    async aStudent(lengths, questions) {
      const learnerId = ulid()
      // The product's own store holds the questions.
      const course = questions && (await anAskingCourse(lengths, questions))
      const courseId = course?.courseId ?? ulid()
      const lessons = course?.lessons ?? lengths.map((lengthSeconds) => ({ lessonId: ulid(), lengthSeconds }))
      courses.set(courseId, { learnerId, lessons, presence: course?.presence })
      return { learnerId, courseId, lessonIds: lessons.map(({ lessonId }) => lessonId) }
    },
    aLoneAdministrator: async () => ({ organisationId: ulid(), personId: ulid() }),
  }
}
