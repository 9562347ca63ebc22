import * as z from 'zod'
import { dayOf } from '../calendar'
import { Day } from '../contract'
import { JobLevel } from '../identity/role'
import { cn2023 } from './cn-2023'
import { nanjingSample } from './nanjing-sample'
import { type PresencePolicy, presencePolicy } from './presence'
import { findPolicyInForce } from './rules'
import { yunnan2024 } from './yunnan-2024'

const Trust = z.enum(['high', 'medium', 'low'])
const Part = z.enum(['required', 'elective'])

/** What a job level owes, as a rule set has it. */
export const TrainingRequirement = z.object({
  requirementId: z.string(),
  title: z.string(),
  jobLevels: z.array(JobLevel),
  period: z.enum(['year', 'five-years']),
  hours: z.number(),
  counts: z.enum(['all', 'online']), // all that is in the ledger, or only what was studied online
  least: z.array(z.object({ requirement: Part, hours: z.number() })), // a part with a minimum of its own; empty: the source has none
  trust: Trust,
  source: z.string().optional(), // where it is not the rule set's own
  onlyIfChosen: z.boolean(),
})
export type TrainingRequirement = z.infer<typeof TrainingRequirement>

/** A version of a rule set. What its source does not give stays absent and is said in the notes: nothing is guessed. */
export const Policy = z.object({
  policyId: z.string(),
  title: z.string(),
  version: z.string(),
  source: z.string(),
  trust: Trust,
  effectiveOn: Day.optional(), // absent: the source has no date
  effectivePrecision: z.enum(['day', 'month', 'year']).optional(), // how much of that day the source has
  expiresOn: Day.optional(), // the first day it is no longer in force
  sample: z.boolean(), // 示例，请由主管部门确认
  conversion: z.array(z.object({ fromSeconds: z.number().int(), studyHours: z.number() })), // of the required lessons' length; empty: the policy has none
  requirements: z.array(TrainingRequirement),
  fiveYears: z
    .object({ title: z.string(), firstYear: z.number().int(), lastYear: z.number().int() })
    .optional(), // the period five years are counted in
  carryOver: z.object({ requirementId: z.string(), into: z.literal('elective') }).optional(), // the surplus of a year goes into the next one, once
  promotion: z.object({ withinYears: z.literal(1) }).optional(), // promoted before meeting what was owed
  offline: z // how other forms count; whoever declares such hours goes by it
    .object({
      dayHours: z.number(),
      teachingTimes: z.number(),
      paperHours: z.array(z.number()),
      inHouseHoursMax: z.number(),
    })
    .optional(),
  notes: z.array(z.string()),
})
export type Policy = z.infer<typeof Policy>

/** How played seconds become credited ones. All of it is rule data: 示例，请由主管部门确认. */
export interface StudyPolicy {
  allowanceSeconds: number // D: how long a beat may be late before its time is lost
  pace: number // real seconds per second of content
  daySecondsMax: number // credited in one day in Beijing, over all lessons
  completionThreshold: number // share of a lesson that must be covered, and credited
  heartbeatSeconds: number // the client's rhythm: five fit into the allowance
  presence: PresencePolicy
}

export const studyPolicy: StudyPolicy = {
  allowanceSeconds: 300,
  pace: 1,
  daySecondsMax: 36_000,
  completionThreshold: 0.98,
  heartbeatSeconds: 60,
  presence: presencePolicy,
}

/** What a day in a classroom counts at most: twelve days are asked where ninety hours would do. Derived, so a sample: 示例，请由主管部门确认. */
export const offlinePolicy = { policyId: 'policy-cn-2023', dayHoursMax: 90 / 12, sample: true } as const

export const policies: Policy[] = [cn2023, yunnan2024, nanjingSample]

/** The rule set that turns the length of a course into study hours; a ledger entry names it, and no later one rewrites the entry. */
export const policyInUse = (now: Date): Policy => findPolicyInForce([yunnan2024], dayOf(now)) ?? yunnan2024

/** 学时按课程必修课时的总长度分档认定，不按学习时长累计: hours belong to the course version, whoever studies it. Takes whole seconds; no lessons, no hours. */
export function studyHoursOf(requiredSeconds: number, policy: Policy): number {
  if (requiredSeconds <= 0) return 0
  const tiers = [...policy.conversion].sort((one, other) => other.fromSeconds - one.fromSeconds)
  return tiers.find((tier) => requiredSeconds >= tier.fromSeconds)?.studyHours ?? 0
}
