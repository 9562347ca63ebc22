import * as z from 'zod'
import { Day } from '../contract'
import { JobLevel } from '../identity/role'

/**
 * What is owed, by when, and how much of it is done. A promotion before the old requirement was met adds
 * one of its own.
 */
export const RequirementProgress = z.object({
  requirementId: z.string(),
  policyId: z.string(),
  title: z.string(),
  period: z.enum(['year', 'five-years', 'promotion']),
  counts: z.enum(['all', 'online']),
  from: Day,
  to: Day, // the last day that counts
  neededHours: z.number(),
  achievedHours: z.number(), // carried-in hours included
  remainingHours: z.number(), // until the whole and every part are met
  carriedInHours: z.number(), // surplus of the year before, as electives
  carriedOutHours: z.number(), // surplus that goes to the next year
  parts: z.array(
    z.object({
      requirement: z.enum(['required', 'elective']),
      neededHours: z.number().optional(), // absent: the source sets no minimum
      achievedHours: z.number(),
      remainingHours: z.number(),
    }),
  ),
  promotion: z.object({ promotedOn: Day, from: JobLevel, to: JobLevel }).optional(),
  source: z.string(),
  policyTitle: z.string(),
  effective: z.string(), // in words, no more exact than the source
  trust: z.enum(['high', 'medium', 'low']),
  sample: z.boolean(), // 示例，请由主管部门确认
})
export type RequirementProgress = z.infer<typeof RequirementProgress>
