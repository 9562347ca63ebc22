import * as z from 'zod'
import { Requirement, Subject } from '../catalogue/contract'
import { contract, Empty, Id, Instant } from '../contract'
import { Policy, TrainingRequirement } from '../policy/policy'

/** One award, put once under a key of learner, credit year and course version; never changed afterwards. */
export const CreditEntry = z.object({
  entryId: z.string(), // the deterministic key, as shown to people
  creditYear: z.number().int(),
  courseId: Id,
  courseVersion: z.number().int(),
  title: z.string(),
  categoryId: z.string(),
  requirement: Requirement,
  subject: Subject,
  studyHours: z.number(),
  policyId: z.string(), // the rule version that made it
  creditedSeconds: z.number().int(),
  awardedAt: Instant,
})
export type CreditEntry = z.infer<typeof CreditEntry>

const Total = z.object({ key: z.string(), studyHours: z.number(), entries: z.number().int() })

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
    requirement: TrainingRequirement.extend({ achievedHours: z.number(), remainingHours: z.number() }).optional(),
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
