import * as z from 'zod'
import { Requirement, Subject } from '../catalogue/course'
import { Day, Id, Instant, Sha256 } from '../contract'

/** Identifies a class in keys: a hash of its title, so that a class declared twice is one class. */
export const ClassKey = z.string().regex(/^[0-9a-f]{20}$/)

/** Follows from what is counted (entry-id.ts); each `-R` takes back the entry before it. */
export const EntryId = z
  .string()
  .regex(/^\d{4}-([0-9A-HJKMNP-TV-Z]{26}-\d{5}|CLASS-[0-9a-f]{20}-\d{8})(-R){0,9}$/)

/**
 * Facts of every entry. It is put once, under a key that follows from what is counted, and never changed or
 * deleted.
 */
const entryFacts = {
  entryId: z.string(), // follows from what is counted (entry-id.ts)
  creditYear: z.number().int(),
  title: z.string(),
  categoryId: z.string(),
  requirement: Requirement,
  subject: Subject,
  studyHours: z.number(), // signed: totals are the sum of the entries
  policyId: z.string(), // the version of the rule set that gave the hours
}

/**
 * The approval by two people: requester, approver, their evidence, and the office that can be asked about
 * it.
 */
const approvalFacts = {
  requestId: Id,
  evidenceHash: Sha256,
  requestedBy: Id,
  approvedBy: Id, // never the requester
  approvedAt: Instant,
  organisationName: z.string(),
}

/** Hours of a completed course version: at most one for a learner, credit year and course version. */
export const Award = z.object({
  kind: z.literal('award'),
  ...entryFacts,
  courseId: Id,
  courseVersion: z.number().int(),
  creditedSeconds: z.number().int(),
  awardedAt: Instant,
})
export type Award = z.infer<typeof Award>

/** Takes back the whole of one entry, at most once; the reversal of a reversal restores the hours. */
export const Reversal = z.object({
  kind: z.literal('reversal'),
  ...entryFacts,
  ...approvalFacts,
  reverses: z.string(),
  reason: z.string(),
})
export type Reversal = z.infer<typeof Reversal>

/** Hours of a day in a classroom: at most one for a learner, class and day. */
export const Declaration = z.object({
  kind: z.literal('declaration'),
  ...entryFacts,
  ...approvalFacts,
  classKey: ClassKey,
  dayOn: Day,
})
export type Declaration = z.infer<typeof Declaration>

export const CreditEntry = z.discriminatedUnion('kind', [Award, Reversal, Declaration])
export type CreditEntry = z.infer<typeof CreditEntry>
