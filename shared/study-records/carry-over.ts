import type { StudyPolicy } from '../policy/study-policy'
import { markCompleted } from './completion'
import { clip, keepLongest } from './intervals'
import { carryOverPresence } from './presence'
import { type LessonRecord, type StudySession, WATCHED_MAX } from './session'

/** A lesson as a version of its course has it. */
export interface LessonInVersion {
  lengthSeconds: number
  presence?: { everyMinutes: number } | undefined // what the course asks for
}

type StudyField = 'lengthSeconds' | 'watched' | 'creditedTenths' | 'presence' | 'completedAt'
export type CarriedStudy = Required<{ [Field in StudyField]: StudySession[Field] }>

/**
 * 换了版本，学过的照旧；课时变短的，最多计到新的时长。
 * Returns what earlier study of a lesson is worth in a version: watched parts and credit within its length,
 * and the state of its presence checks. `stored` is the lesson's record, `open` the newer state of a session
 * that is still in the lesson.
 */
export function carryOverStudy(
  stored: LessonRecord | undefined,
  open: LessonRecord | undefined,
  { lengthSeconds, presence }: LessonInVersion,
  now: Date,
  policy: StudyPolicy,
): CarriedStudy {
  const lengthTenths = lengthSeconds * 10
  const lessonTenthsMax = Math.floor(lengthTenths * policy.pace)
  const creditedTenths = Math.min(
    Math.max(stored?.creditedTenths ?? 0, open?.creditedTenths ?? 0),
    lessonTenthsMax,
  )
  const completedAt = stored?.completedAt ?? open?.completedAt
  const everyMinutes = completedAt === undefined ? presence?.everyMinutes : undefined
  const watched = clip([...(stored?.watched ?? []), ...(open?.watched ?? [])], lengthTenths)
  return {
    lengthSeconds,
    watched: keepLongest(watched, WATCHED_MAX),
    ...carryOverPresence(
      { creditedTenths, lessonTenthsMax, everyMinutes },
      (open ?? stored)?.presence,
      now,
      policy.presence,
    ),
    completedAt,
  }
}

/**
 * The record of a lesson that a version completes without further study, because the lesson became shorter or
 * its checks were removed; undefined if the lesson stays open or was completed before.
 */
export function completeByVersion(
  record: LessonRecord,
  lesson: LessonInVersion,
  now: Date,
  policy: StudyPolicy,
): LessonRecord | undefined {
  if (record.completedAt !== undefined) return undefined
  const { lengthSeconds: _, ...study } = carryOverStudy(record, undefined, lesson, now, policy)
  const { completedAt, presence, creditedTenths } = markCompleted(
    { ...study, lengthSeconds: lesson.lengthSeconds },
    now,
    policy,
  )
  return completedAt === undefined ? undefined : { ...record, creditedTenths, presence, completedAt }
}
