import * as z from 'zod'
import { contract, Empty, Id } from '../contract'
import { Policy } from '../policy/policy'
import { RosterCode } from '../text'
import { CreditEntry } from './entry'
import { RequirementProgress } from './requirement-progress'

/** Courses and classroom days in a part of the ledger; two classes on one day are one day. */
export const EntryCounts = z.object({ courses: z.number().int(), classDays: z.number().int() })
export type EntryCounts = z.infer<typeof EntryCounts>
/** `key` is a category id in `byCategory`, `required` or `elective` in `byRequirement`. */
const Total = EntryCounts.extend({ key: z.string(), studyHours: z.number() })

export const getTranscript = contract({
  method: 'GET',
  path: '/v1/transcript',
  summary: 'The study hours of a credit year: entries, totals, and what the policy requires',
  access: 'learner',
  // absent: the current year in Beijing
  input: z.strictObject({ creditYear: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({
    creditYear: z.number().int(),
    creditYears: z.array(z.number().int()), // years with entries and the current year, newest first
    studyHours: z.number(),
    entries: z.array(CreditEntry), // newest first
    byCategory: z.array(Total),
    byRequirement: z.array(Total),
    // empty if the chosen rule sets require nothing at this job level
    requirements: z.array(RequirementProgress),
    /** Which of the entries were earned under a duplicate of the record, before it was merged. */
    earnedUnder: z.array(z.object({ learnerId: Id, entryIds: z.array(z.string()) })).optional(),
  }),
  problems: [],
})

export const listPolicies = contract({
  method: 'GET',
  path: '/v1/policies',
  summary: 'The rule sets with version, source and dates, and how played time is credited',
  access: 'public',
  input: Empty,
  output: z.object({
    policies: z.array(Policy),
    chosen: z.array(z.string()), // policyIds in use, and requirementIds of optional requirements in use
    study: z.object({
      allowanceSeconds: z.number().int(), // how late a beat may be before its time is lost
      pace: z.number(), // real seconds per second of content
      daySecondsMax: z.number().int(), // credited on one day in Beijing, over all lessons
      completionThreshold: z.number(), // share of a lesson, 0 to 1, that must be covered and credited
      heartbeatSeconds: z.number().int(), // between two beats of a client
    }),
  }),
  problems: [],
  cacheSeconds: 300,
})

export const ManagedLearner = z.object({
  learnerId: Id,
  name: z.string(),
  rosterCode: z.string(),
  organisationNames: z.array(z.string()),
})
export type ManagedLearner = z.infer<typeof ManagedLearner>

export const findManagedLearner = contract({
  method: 'GET',
  path: '/v1/managed-learners',
  summary: 'The learner of a roster code, within my scope',
  access: 'staff',
  input: z.strictObject({ rosterCode: RosterCode }),
  output: ManagedLearner,
  problems: ['credits/learner-not-found'],
})

export const getManagedTranscript = contract({
  method: 'GET',
  path: '/v1/managed-learners/{learnerId}/transcript',
  summary: 'The transcript of a learner within my scope',
  access: 'staff',
  input: z.strictObject({
    learnerId: Id,
    creditYear: z.coerce.number().int().min(2000).max(2100).optional(),
  }),
  output: getTranscript.output.extend({ learner: ManagedLearner }),
  problems: ['credits/learner-not-found'],
})
