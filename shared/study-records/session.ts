import * as z from 'zod'
import { dayOf } from '../calendar'
import { Day, Id, Instant } from '../contract'
import { Interval } from './intervals'
import { PresenceState } from './presence-state'

/**
 * The most pieces a session keeps. Of 1,373 real viewings the most scattered had 206 and the next one 48;
 * with 256 a signed record stays below its limit of 8 KB.
 */
export const WATCHED_MAX = 256

/** A learner has one session: lock, clock and record in one. Durations are whole tenths of a second. */
export const StudySession = z.object({
  learnerId: Id,
  sessionId: Id, // of one launch on one device; the next launch replaces it
  revision: z.number().int(), // goes up with every write and never back, not even at a launch
  courseId: Id,
  courseVersion: z.number().int(),
  lessonId: Id,
  lengthSeconds: z.number().int(), // of the course version at launch, never of the client
  watched: z.array(Interval), // of this lesson since its first launch
  creditedTenths: z.number().int(), // of this lesson since its first launch
  creditedThrough: Instant, // the clock: server time up to which credit has been given, over all lessons
  dayOn: Day,
  dayTenths: z.number().int(), // counted on that day over all lessons; forfeited time is not given back
  studiedAt: Instant, // of the last launch, beat or passed check
  completedAt: Instant.optional(),
  presence: PresenceState.optional(),
  trace: z.string().max(160).optional(), // figures for reviews, packed (progress/trace-codec.ts)
})
export type StudySession = z.infer<typeof StudySession>

/** What the sessions of one lesson fold into; stored beside the registration. */
export const LessonRecord = z.object({
  courseId: Id,
  lessonId: Id,
  foldedRevision: z.number().int(), // of the session it was last taken from
  watched: z.array(Interval),
  creditedTenths: z.number().int(),
  studiedAt: Instant,
  completedAt: Instant.optional(),
  presence: PresenceState.optional(), // the next launch takes over an open check and the provisional time
})
export type LessonRecord = z.infer<typeof LessonRecord>

export const toLessonRecord = ({
  courseId,
  lessonId,
  revision: foldedRevision,
  watched,
  creditedTenths,
  studiedAt,
  completedAt,
  presence,
}: StudySession): LessonRecord => ({
  courseId,
  lessonId,
  foldedRevision,
  watched,
  creditedTenths,
  studiedAt,
  completedAt,
  presence,
})

type StudyMoment = Pick<StudySession, 'studiedAt' | 'dayOn' | 'dayTenths'>

/**
 * The moment of the last study, moved to `now`, with the figures of its day in Beijing: they always move
 * together. A new day starts at 0. A server clock that steps back makes no study earlier and does not reopen
 * a day.
 */
export function moveStudyTo(now: Date, { studiedAt, dayOn, dayTenths }: StudyMoment): StudyMoment {
  const instant = now.toISOString()
  const today = dayOf(now)
  return {
    studiedAt: studiedAt > instant ? studiedAt : instant,
    ...(today > dayOn ? { dayOn: today, dayTenths: 0 } : { dayOn, dayTenths }),
  }
}
