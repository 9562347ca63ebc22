import * as z from 'zod'
import { Day, Id, Instant } from '../contract'
import { Interval, type LessonProgress } from '../progress/contract'
import { PresenceState } from '../progress/presence'
import { measure } from './intervals'

/** A learner has one: it is lock, clock and record at once. Times are whole tenths of a second. */
export const StudySession = z.object({
  learnerId: Id,
  sessionId: Id, // one launch on one device; the next launch replaces it
  revision: z.number().int(), // goes up with every write and is never set back, not even by a launch
  courseId: Id,
  courseVersion: z.number().int(),
  lessonId: Id,
  lengthSeconds: z.number().int(), // as the course version had it at launch: what a client says of it is not believed
  watched: z.array(Interval), // of this lesson since it was first opened, not of this launch alone
  creditedTenths: z.number().int(), // of this lesson, likewise
  creditedThrough: Instant, // the clock: server time up to which credit has been given, over all lessons
  dayOn: Day,
  dayTenths: z.number().int(), // counted on that day, over all lessons; what lapses later is not given back
  studiedAt: Instant, // the last launch or beat
  completedAt: Instant.optional(),
  presence: PresenceState.optional(),
  trace: z.string().max(160).optional(), // how he has been studying, for reviews (trace.ts)
})
export type StudySession = z.infer<typeof StudySession>

/** What sessions of one lesson fold into; it stands beside the registration. */
export const LessonRecord = z.object({
  courseId: Id,
  lessonId: Id,
  foldedRevision: z.number().int(), // of the session it was last taken from
  watched: z.array(Interval),
  creditedTenths: z.number().int(),
  studiedAt: Instant,
  completedAt: Instant.optional(),
  presence: PresenceState.optional(), // an open check and what waits for it are found again by the next launch
})
export type LessonRecord = z.infer<typeof LessonRecord>

export const toLessonRecord = ({
  courseId,
  lessonId,
  revision,
  watched,
  creditedTenths,
  studiedAt,
  completedAt,
  presence,
}: StudySession): LessonRecord => ({
  courseId,
  lessonId,
  foldedRevision: revision,
  watched,
  creditedTenths,
  studiedAt,
  completedAt,
  presence,
})

/** Whole seconds are shown, rounded down: nobody is promised what is not there yet. */
export const toWholeSeconds = (tenths: number) => Math.floor(tenths / 10)

export const toLessonProgress = ({
  lessonId,
  watched,
  creditedTenths,
  studiedAt,
  completedAt,
}: Omit<LessonRecord, 'foldedRevision'>): LessonProgress => ({
  lessonId,
  watchedSeconds: toWholeSeconds(measure(watched)),
  creditedSeconds: toWholeSeconds(creditedTenths),
  completedAt,
  lastStudiedAt: studiedAt,
})
