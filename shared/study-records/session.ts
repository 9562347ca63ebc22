import * as z from 'zod'
import { Day, Id, Instant } from '../contract'
import { Interval } from './intervals'
import { PresenceState } from './presence-state'

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

/** The later of both as an instant: a server clock that steps back makes no study earlier. */
export const latestStudiedAt = ({ studiedAt }: Pick<StudySession, 'studiedAt'>, now: Date): string => {
  const instant = now.toISOString()
  return studiedAt > instant ? studiedAt : instant
}
