import { dayOf } from '../calendar'
import { cn2023 } from './cn-2023'
import { nanjingSample } from './nanjing-sample'
import type { Policy } from './policy'
import { findPolicyInForce } from './rules'
import { yunnan2024 } from './yunnan-2024'

export const policies: Policy[] = [cn2023, yunnan2024, nanjingSample]

/**
 * The rule set that gives a course its study hours. A ledger entry names it, and a later rule set does not
 * change the entry.
 */
export const policyInUse = (now: Date): Policy => findPolicyInForce([yunnan2024], dayOf(now)) ?? yunnan2024

/**
 * 学时按课程必修课时的总长度分档认定，不按学习时长累计。
 * Study hours belong to the course version and are the same for every learner. Returns 0 for a course without
 * required lessons.
 */
export function studyHoursOf(requiredSeconds: number, policy: Policy): number {
  if (requiredSeconds <= 0) return 0
  const tiers = [...policy.conversion].sort((one, other) => other.fromSeconds - one.fromSeconds)
  return tiers.find((tier) => requiredSeconds >= tier.fromSeconds)?.studyHours ?? 0
}

/**
 * 示例，请由主管部门确认。
 * The maximum for a day of classroom training. Derived: the regulation equates 12 days with 90 hours.
 */
export const offlinePolicy = { policyId: 'policy-cn-2023', dayHoursMax: 90 / 12, sample: true } as const
