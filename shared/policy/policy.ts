import * as z from 'zod'
import { Day } from '../contract'
import { JobLevel } from '../identity/role'

const Trust = z.enum(['high', 'medium', 'low'])
const Part = z.enum(['required', 'elective'])

/** What a rule set requires of a job level. */
export const TrainingRequirement = z.object({
  requirementId: z.string(),
  title: z.string(),
  jobLevels: z.array(JobLevel),
  period: z.enum(['year', 'five-years']),
  hours: z.number(),
  counts: z.enum(['all', 'online']), // everything in the ledger, or only what was studied online
  // minimum of one part; empty: the source has none
  least: z.array(z.object({ requirement: Part, hours: z.number() })),
  trust: Trust,
  source: z.string().optional(), // if it differs from the rule set's
  onlyIfChosen: z.boolean(), // applies only if the deployment chooses it
})
export type TrainingRequirement = z.infer<typeof TrainingRequirement>

/** How study outside the platform counts, in study hours. Shown to requesters; nothing computes with it. */
const OfflineConversion = z.object({
  dayHours: z.number(), // of a day in a classroom
  teachingTimes: z.number(), // an hour of teaching counts so many times
  paperHours: z.array(z.number()), // of a paper, by its grade, the lowest first
  inHouseHoursMax: z.number(), // of one class held by the learner's own unit
})

/**
 * One version of a rule set. What its source does not say is absent and mentioned in the notes; nothing is
 * guessed.
 */
export const Policy = z.object({
  policyId: z.string(),
  title: z.string(),
  version: z.string(),
  source: z.string(),
  trust: Trust,
  effectiveOn: Day.optional(), // absent: the source has no date
  effectivePrecision: z.enum(['day', 'month', 'year']).optional(), // how much of that date the source has
  expiresOn: Day.optional(), // the first day on which it is no longer in force
  sample: z.boolean(), // 示例，请由主管部门确认
  /** Study hours by the length of the required lessons; empty: the policy has none. */
  conversion: z.array(z.object({ fromSeconds: z.number().int(), studyHours: z.number() })),
  requirements: z.array(TrainingRequirement),
  /** The period in which five years are counted. */
  fiveYears: z
    .object({ title: z.string(), firstYear: z.number().int(), lastYear: z.number().int() })
    .optional(),
  /** The surplus of a year counts in the next one, once. */
  carryOver: z.object({ requirementId: z.string(), into: z.literal('elective') }).optional(),
  /** The time a learner has who was promoted before meeting the requirement. */
  promotion: z.object({ withinYears: z.literal(1) }).optional(),
  offline: OfflineConversion.optional(),
  notes: z.array(z.string()),
})
export type Policy = z.infer<typeof Policy>
