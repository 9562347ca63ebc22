import * as z from 'zod'
import { Requirement, Subject } from '../catalogue/contract'
import { contract, Day, Empty, Id, Instant } from '../contract'
import { Policy } from '../policy/policy'
import { RequirementProgress } from './requirement-progress'

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
export const Reversal = z.object({ kind: z.literal('reversal'), ...entry, ...answeredFor, reverses: z.string(), reason: z.string() })
export type Reversal = z.infer<typeof Reversal>

/** Hours of a day in a classroom: one for a learner, class and day. */
export const Declaration = z.object({ kind: z.literal('declaration'), ...entry, ...answeredFor, classKey: ClassKey, dayOn: Day })
export type Declaration = z.infer<typeof Declaration>

export const CreditEntry = z.discriminatedUnion('kind', [Award, Reversal, Declaration])
export type CreditEntry = z.infer<typeof CreditEntry>

/** What stands in a part of the ledger: courses by the entry, classrooms by the day, whatever was taught on it. */
export const Counts = z.object({ courses: z.number().int(), classDays: z.number().int() })
export type Counts = z.infer<typeof Counts>
const Total = Counts.extend({ key: z.string(), studyHours: z.number() })

export const getTranscript = contract({
  method: 'GET',
  path: '/v1/transcript',
  summary: 'The study hours of a credit year: every entry, totals by category and requirement, and what the policy asks for',
  access: 'learner',
  input: z.strictObject({ creditYear: z.coerce.number().int().min(2000).max(2100).optional() }), // absent: this year in Beijing
  output: z.object({
    creditYear: z.number().int(),
    creditYears: z.array(z.number().int()), // years that have entries, newest first, this year always among them
    studyHours: z.number(),
    entries: z.array(CreditEntry), // newest first
    byCategory: z.array(Total),
    byRequirement: z.array(Total),
    requirements: z.array(RequirementProgress), // empty: the chosen rule sets owe nothing at this job level
  }),
  problems: ['identity/unauthenticated', 'identity/not-bound'],
})

export const listPolicies = contract({
  method: 'GET',
  path: '/v1/policies',
  summary: 'The rule sets with version, source and dates, and how a beat is credited',
  access: 'public',
  input: Empty,
  output: z.object({
    policies: z.array(Policy),
    chosen: z.array(z.string()), // the rule sets, and the optional requirements, this college goes by
    study: z.object({
      allowanceSeconds: z.number().int(),
      pace: z.number(),
      daySecondsMax: z.number().int(),
      completionThreshold: z.number(),
      heartbeatSeconds: z.number().int(),
    }),
  }),
  problems: [],
  cacheSeconds: 300,
})
