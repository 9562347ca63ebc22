import * as z from 'zod'
import { Lesson } from '../catalogue/course'
import { contract, Id, Instant } from '../contract'
import { Interval } from '../study-records/intervals'
import { opaque } from '../text'

/** Why less was credited than was played; `notCountedTitles` says it in words. */
export const NotCounted = z.enum([
  'nothing-new',
  'replayed',
  'too-fast',
  'daily-limit',
  'check-missed',
  'lesson-credited',
])
export type NotCounted = z.infer<typeof NotCounted>

/** An open presence check (在学确认). The right answer is never sent. */
export const PresenceCheck = z.object({
  checkId: z.string(), // signed; of this learner, session and check
  kind: z.enum(['question', 'confirmation']),
  question: z.string().optional(),
  options: z.array(z.string()).optional(),
  opensInSeconds: z.number().int(), // until the check takes an answer; above 0 after a wrong one
  secondsLeft: z.number().int(), // until the deadline, by the server's clock: the client's own may be wrong
  deadlineAt: Instant,
})
export type PresenceCheck = z.infer<typeof PresenceCheck>

/**
 * `used`: the check was judged before or replaced by a later one. `early`: it does not take an answer yet.
 */
export const CheckOutcome = z.enum(['passed', 'wrong', 'late', 'early', 'used'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

export const Progress = z.object({
  record: z.string(), // the signed session, which the next beat brings back
  lessonId: Id,
  lengthSeconds: z.number().int(),
  watched: z.array(Interval),
  watchedSeconds: z.number().int(),
  creditedSeconds: z.number().int(),
  // still to be played, of coverage or credit, whichever is further behind
  remainingSeconds: z.number().int(),
  completedAt: Instant.optional(),
  presence: z
    .object({
      everyMinutes: z.number().int(),
      provisionalSeconds: z.number().int(),
      missedSeconds: z.number().int().optional(),
    })
    .optional(),
  check: PresenceCheck.optional(),
  notCounted: NotCounted.optional(),
})
export type Progress = z.infer<typeof Progress>

export const launch = contract({
  method: 'POST',
  path: '/v1/launches',
  summary: 'Enter a lesson on this device; it takes over from any other device or lesson',
  access: 'learner',
  input: z.strictObject({ courseId: Id, lessonId: Id }),
  output: Progress.extend({
    lesson: Lesson,
    heartbeatSeconds: z.number().int(),
    pace: z.number(), // real seconds per second of content; the player offers no speed above 1 / pace
    tookOver: z.boolean(), // this launch ended a session that was open on another device or in another lesson
  }),
  problems: ['progress/not-enrolled', 'catalogue/course-not-found', 'catalogue/lesson-not-found'],
})

export const Heartbeat = z.strictObject({
  record: opaque(8192),
  played: z.array(Interval).min(1).max(100),
})

export const heartbeat = contract({
  method: 'POST',
  path: '/v1/heartbeats',
  summary: 'Report what was played since the last beat; safe to repeat, at most one in flight',
  access: 'learner',
  input: Heartbeat,
  output: Progress,
  problems: ['progress/record-invalid', 'progress/session-expired', 'progress/session-replaced'],
})

export const answerCheck = contract({
  method: 'POST',
  path: '/v1/check-answers',
  summary: 'Answer a presence check; it is judged once, safe to repeat',
  access: 'learner',
  input: z.strictObject({
    record: opaque(8192),
    checkId: opaque(512),
    choice: z.number().int().min(0).max(3).optional(), // index of the option; absent for a plain confirmation
  }),
  output: Progress.extend({ outcome: CheckOutcome }),
  problems: [
    'progress/record-invalid',
    'progress/check-invalid',
    'progress/session-expired',
    'progress/session-replaced',
  ],
})

export const LessonProgress = z.object({
  lessonId: Id,
  watchedSeconds: z.number().int(),
  creditedSeconds: z.number().int(),
  completedAt: Instant.optional(),
  lastStudiedAt: Instant.optional(),
})
export type LessonProgress = z.infer<typeof LessonProgress>

export const getProgress = contract({
  method: 'GET',
  path: '/v1/registrations/{courseId}/progress',
  summary: 'My progress in every lesson of a course, the open session included',
  access: 'learner',
  input: z.strictObject({ courseId: Id }),
  output: z.object({ courseId: Id, courseVersion: z.number().int(), lessons: z.array(LessonProgress) }),
  problems: ['progress/not-enrolled', 'catalogue/course-not-found'],
})
