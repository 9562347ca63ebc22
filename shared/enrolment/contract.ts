import * as z from 'zod'
import { Requirement } from '../catalogue/course'
import { contract, Done, Empty, Id, Instant } from '../contract'

export const RegistrationState = z.enum(['enrolled', 'completed', 'withdrawn'])

/**
 * A learner's enrolment in a course (cmi5). There is at most one for each course, so the course identifies
 * it.
 */
export const Registration = z.object({
  registration: Id,
  courseId: Id,
  courseVersion: z.number().int(),
  title: z.string(),
  categoryId: z.string(),
  requirement: Requirement,
  studyHours: z.number(),
  state: RegistrationState,
  enrolledAt: Instant,
  completedAt: Instant.optional(),
  lessons: z.number().int(), // required lessons
  lessonsCompleted: z.number().int(),
  lengthSeconds: z.number().int(),
  creditedSeconds: z.number().int(),
  lastStudiedAt: Instant.optional(),
  nextLessonId: Id.optional(), // where the learner goes on; absent if every required lesson is completed
})
export type Registration = z.infer<typeof Registration>

export const enrol = contract({
  method: 'POST',
  path: '/v1/registrations',
  summary: 'Enrol in a course; safe to repeat, and after a withdrawal the course goes on with its progress',
  access: 'learner',
  input: z.strictObject({ courseId: Id }),
  output: Registration,
  problems: ['catalogue/course-not-found', 'enrolment/not-eligible', 'request/stale'],
})

export const withdraw = contract({
  method: 'DELETE',
  path: '/v1/registrations/{courseId}',
  summary: 'Withdraw from a course that is not completed; progress is kept',
  access: 'learner',
  input: z.strictObject({ courseId: Id }),
  output: Done,
  problems: [
    'catalogue/course-not-found',
    'enrolment/not-enrolled',
    'enrolment/already-completed',
    'request/stale',
  ],
})

export const listRegistrations = contract({
  method: 'GET',
  path: '/v1/registrations',
  summary: 'My courses with their progress, last studied first',
  access: 'learner',
  input: Empty,
  output: z.object({ registrations: z.array(Registration) }),
  problems: ['catalogue/course-not-found'],
})
