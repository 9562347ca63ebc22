import * as z from 'zod'
import { Requirement, Subject } from '../catalogue/course'
import { Day, Id, Instant } from '../contract'

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** What a class is known by in keys: a hash of its title, so that the same class declared twice is one. */
export const ClassKey = z.string().regex(/^[0-9a-f]{20}$/)

/** What every entry says. Put once under a key that follows from what is counted; never changed, never taken away. */
const entry = {
  entryId: z.string(), // the deterministic key, as shown to people
  creditYear: z.number().int(),
  title: z.string(),
  categoryId: z.string(),
  requirement: Requirement,
  subject: Subject,
  studyHours: z.number(), // signed: totals are the sum of the entries
  policyId: z.string(), // the rule version that made it
}

/** What two people answer for: who asked, who approved, with what in hand, and which office can be asked about it. */
const answeredFor = {
  requestId: Id,
  evidenceHash: Sha256,
  requestedBy: Id,
  approvedBy: Id, // never who asked
  approvedAt: Instant,
  organisationName: z.string(),
}

/** Hours of a course version that was completed: one for a learner, credit year and course version. */
export const Award = z.object({
  kind: z.literal('award'),
  ...entry,
  courseId: Id,
  courseVersion: z.number().int(),
  creditedSeconds: z.number().int(),
  awardedAt: Instant,
})
export type Award = z.infer<typeof Award>

/** Takes back exactly one entry of any kind, whole: at most one for each. Of a reversal it gives back what that one took. */
export const Reversal = z.object({
  kind: z.literal('reversal'),
  ...entry,
  ...answeredFor,
  reverses: z.string(),
  reason: z.string(),
})
export type Reversal = z.infer<typeof Reversal>

/** Hours of a day in a classroom: one for a learner, class and day. */
export const Declaration = z.object({
  kind: z.literal('declaration'),
  ...entry,
  ...answeredFor,
  classKey: ClassKey,
  dayOn: Day,
})
export type Declaration = z.infer<typeof Declaration>

export const CreditEntry = z.discriminatedUnion('kind', [Award, Reversal, Declaration])
export type CreditEntry = z.infer<typeof CreditEntry>
