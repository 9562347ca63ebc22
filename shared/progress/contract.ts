import * as z from 'zod'
import { Lesson } from '../catalogue/course'
import { contract, Id, Instant } from '../contract'
import { CheckOutcome } from './presence'

/** `[from, to)` in tenths of a second of the content, whole numbers, `to > from`. */
export const Interval = z
  .tuple([z.number().int().min(0), z.number().int().max(216_000)])
  .refine(([from, to]) => to > from)
export type Interval = z.infer<typeof Interval>

/** Why less was credited than was played. The page says it in words (rules: `notCountedTitles`). */
export const NotCounted = z.enum([
  'nothing-new',
  'replayed',
  'too-fast',
  'daily-limit',
  'check-missed',
  'lesson-credited',
])
export type NotCounted = z.infer<typeof NotCounted>

/** A presence check that waits for its answer. What the right answer is, only the server knows. */
export const PresenceCheck = z.object({
  checkId: z.string(), // good for this learner, session and check, once
  kind: z.enum(['question', 'confirmation']),
  question: z.string().optional(),
  options: z.array(z.string()).optional(),
  opensInSeconds: z.number().int(), // after a wrong answer the next question waits a little
  secondsLeft: z.number().int(), // to answer in; by the server's clock, as the client's own may be wrong
  deadlineAt: Instant,
})
export type PresenceCheck = z.infer<typeof PresenceCheck>

export const Progress = z.object({
  record: z.string(), // the signed session, carried back by the next beat
  lessonId: Id,
  lengthSeconds: z.number().int(),
  watched: z.array(Interval),
  watchedSeconds: z.number().int(), // covered
  creditedSeconds: z.number().int(), // credited
  remainingSeconds: z.number().int(), // still to be played, of whichever is further behind
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
    pace: z.number(), // real seconds per second of content: the player offers no speed above 1 / pace
    tookOver: z.boolean(), // another device or lesson was open within the last minutes and has just been ended
  }),
  problems: ['progress/not-enrolled', 'catalogue/course-not-found', 'catalogue/lesson-not-found'],
})

export const Heartbeat = z.strictObject({
  record: z.string().min(1).max(8192),
  played: z.array(Interval).min(1).max(100),
})

export const heartbeat = contract({
  method: 'POST',
  path: '/v1/heartbeats',
  summary: 'What was played since the last beat; safe to repeat, at most one in flight',
  access: 'learner',
  input: Heartbeat,
  output: Progress,
  problems: ['progress/record-invalid', 'progress/session-expired', 'progress/session-replaced'],
})

export const answerCheck = contract({
  method: 'POST',
  path: '/v1/check-answers',
  summary: 'Answer a presence check: judged once, in time or not; safe to repeat',
  access: 'learner',
  input: z.strictObject({
    record: z.string().min(1).max(8192),
    checkId: z.string().min(1).max(512),
    choice: z.number().int().min(0).max(3).optional(), // of a question
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
  summary: 'My progress in every lesson of a course, the one being studied included',
  access: 'learner',
  input: z.strictObject({ courseId: Id }),
  output: z.object({ courseId: Id, courseVersion: z.number().int(), lessons: z.array(LessonProgress) }),
  problems: ['progress/not-enrolled'],
})
