import { endpoint, serve } from '@zhixing/functions/endpoint'
import { openRecord, progressOf } from '@zhixing/functions/progress/record'
import type { Contract } from '@zhixing/shared/contract'
import { type StudyPolicy, studyPolicy } from '@zhixing/shared/policy/policy'
import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/progress/contract'
import { recordIn } from '@zhixing/shared/progress/rules'
import { type LessonRecord, lessonProgressOf, recordOf, type StudySession } from '@zhixing/shared/progress/session'
import { ulid } from 'ulid'
import type * as z from 'zod'
import { productRules } from '../../support/progress'
import type { Stage } from '../system'

type Claims = Record<string, unknown>
type Beat = z.infer<typeof contract.Heartbeat>
type Look = { courseId: string }

/** Every check that stands between a beat and credit, one by one, as the product has them. */
const parts = {
  ...productRules, // advance, resume, launchOver, foldable, accepts
  policy: studyPolicy as StudyPolicy,
  /** What a beat may say. */
  heartbeat: contract.heartbeat as Contract<z.ZodType<Beat>, typeof contract.heartbeat.output>,
  getProgress: contract.getProgress as Contract<z.ZodType<Look>, typeof contract.getProgress.output>,
  openRecord: openRecord as (record: string, learnerId: string, now: Date) => { session: StudySession; settled: boolean },
  /** The one session of a learner. */
  keyOf: (learnerId: string, _lessonId: string) => learnerId,
  /** The condition of the write. */
  isNewest: (carried: StudySession, stored: StudySession) => carried.revision === stored.revision,
  /** What the write leaves. */
  kept: (_stored: StudySession, _carried: StudySession, next: StudySession, _claims: Claims): StudySession => next,
  /** Whose credit it is, and what time it is. */
  learnerOf: (learnerId: string, _claims: Claims) => learnerId,
  clockOf: (now: Date, _claims: Claims) => now,
}
export type Parts = typeof parts

/**
 * Launch, heartbeat and progress put together again from the product's own rules, records, contracts and endpoints, over a table in memory.
 * With nothing replaced it answers as the product does; a control replaces one part.
 */
export function composed(replaced: Partial<Parts> = {}, more: Parameters<typeof serve> = []): Stage {
  const p = { ...parts, ...replaced }
  const courses = new Map<string, { learnerId: string; lessons: { lessonId: string; lengthSeconds: number }[] }>()
  const sessions = new Map<string, StudySession>()
  const records = new Map<string, LessonRecord>()
  const place = (learnerId: string, lessonId: string) => `${learnerId} ${lessonId}`
  const fold = (session: StudySession) => {
    const key = place(session.learnerId, session.lessonId)
    if (p.foldable(session, records.get(key))) records.set(key, recordOf(session))
  }
  const enrolledIn = (learnerId: string, courseId: string) => {
    const course = courses.get(courseId)
    if (course?.learnerId !== learnerId) throw new Refusal('progress/not-enrolled')
    return course.lessons
  }

  const launch = endpoint(contract.launch, async ({ input, actor: { learnerId }, now }) => {
    const lesson = enrolledIn(learnerId, input.courseId).find(({ lessonId }) => lessonId === input.lessonId)
    if (!lesson) throw new Refusal('catalogue/lesson-not-found')
    const key = p.keyOf(learnerId, input.lessonId)
    const previous = sessions.get(key)
    const entered = { ...input, learnerId, sessionId: ulid(), courseVersion: 1, lengthSeconds: lesson.lengthSeconds }
    const session = p.launchOver(previous, records.get(place(learnerId, input.lessonId)), entered, now, p.policy)
    if (previous && previous.lessonId !== input.lessonId) fold(previous)
    sessions.set(key, session)
    const shown = { ...lesson, title: '课', kind: 'video' as const, optional: false }
    return { ...progressOf(session), lesson: shown, heartbeatSeconds: p.policy.heartbeatSeconds, pace: p.policy.pace, tookOver: !!previous }
  })

  const heartbeat = endpoint(p.heartbeat, async ({ input, actor, now: arrivedAt }) => {
    const learnerId = p.learnerOf(actor.learnerId, input)
    const now = p.clockOf(arrivedAt, input)
    const { session: carried, settled } = p.openRecord(input.record, learnerId, now)
    const key = p.keyOf(carried.learnerId, carried.lessonId)
    const stored = sessions.get(key)
    if (!stored) throw new Refusal('progress/session-expired')
    const newest = p.isNewest(carried, stored)
    if (!newest && !p.accepts(carried, stored)) throw new Refusal('progress/session-replaced')
    const step = newest ? p.advance(carried, input.played, now, p.policy) : p.resume(stored, input.played, now, p.policy)
    const next = p.kept(stored, carried, step.next, input)
    sessions.set(key, next)
    if (next.completedAt && !settled) fold(next)
    return { ...progressOf(next), notCounted: step.notCounted }
  })

  const getProgress = endpoint(p.getProgress, async ({ input: { courseId, ...claims }, actor }) => {
    const learnerId = p.learnerOf(actor.learnerId, claims)
    const lessons = enrolledIn(learnerId, courseId)
    const open = [...sessions.values()].filter((session) => session.learnerId === learnerId).map(recordOf)
    const folded = [...records].flatMap(([key, record]) => (key.startsWith(learnerId) ? [record] : []))
    return {
      courseId,
      courseVersion: 1,
      lessons: lessons.map(({ lessonId }) => {
        const record = recordIn(open, lessonId) ?? recordIn(folded, lessonId)
        return record ? lessonProgressOf(record) : { lessonId, watchedSeconds: 0, creditedSeconds: 0 }
      }),
    }
  })

  return {
    system: serve(launch, heartbeat, getProgress, ...more),
    async aStudent(lengths) {
      const [learnerId, courseId] = [ulid(), ulid()]
      const lessons = lengths.map((lengthSeconds) => ({ lessonId: ulid(), lengthSeconds }))
      courses.set(courseId, { learnerId, lessons })
      return { learnerId, courseId, lessonIds: lessons.map(({ lessonId }) => lessonId) }
    },
    anOffice: async () => ({ organisationId: ulid(), personId: ulid() }),
  }
}
