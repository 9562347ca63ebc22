import { dayOf } from '../calendar'
import { jobLevelOn, promotionsOf } from '../identity/job-level'
import type { Policy, TrainingRequirement } from '../policy/policy'
import { findPolicyInForce } from '../policy/rules'
import { type RequirementFacts, sumInHundredths, withinYears } from './counted-hours'
import { promotionRequirementsOf } from './promotion-requirements'
import { requirementYears } from './requirement-period'
import type { RequirementProgress } from './requirement-progress'
import { hoursFor, progressOf, shortfallOf } from './requirement-shortfall'
import { toHundredths } from './rules'

/**
 * 某年度的要求按该年度施行的规则和年末所任职级计算。
 * Returns what the learner owes in a credit year and how much of it is done. A year that is not over is
 * computed by the rules and the job level of today.
 */
export function requirementsOf(facts: RequirementFacts, creditYear: number): RequirementProgress[] {
  const { policy, requirements } = requirementsIn(creditYear, facts)
  const regular = policy
    ? requirements.map((requirement) => regularProgress(requirement, policy, creditYear, facts))
    : []
  const promoted = promotionsOf(facts.career).flatMap((promotion) =>
    promotionRequirementsOf(promotion, creditYear, facts),
  )
  return [...regular, ...promoted]
}

interface RequirementsInForce {
  policy: Policy | undefined
  requirements: TrainingRequirement[]
}

function requirementsIn(
  creditYear: number,
  { career, policies, now }: Omit<RequirementFacts, 'entries'>,
): RequirementsInForce {
  const lastDay = `${creditYear}-12-31`
  const today = dayOf(now)
  const day = lastDay < today ? lastDay : today
  const policy = findPolicyInForce(policies, day)
  const jobLevel = jobLevelOn(career, day)
  const requirements = policy?.requirements.filter(({ jobLevels }) => jobLevels.includes(jobLevel)) ?? []
  return { policy, requirements }
}

function regularProgress(
  requirement: TrainingRequirement,
  policy: Policy,
  creditYear: number,
  facts: RequirementFacts,
): RequirementProgress {
  const [firstYear, lastYear] = requirementYears(requirement, policy, creditYear)
  return progressOf({
    requirement,
    policy,
    entries: withinYears(facts.entries, firstYear, lastYear),
    span: { period: requirement.period, from: `${firstYear}-01-01`, to: `${lastYear}-12-31` },
    carriedIn: surplusOf(creditYear - 1, requirement, policy, facts),
    carriedOut: surplusOf(creditYear, requirement, policy, facts),
  })
}

/**
 * 超出部分转入下一年度选修，只转一次；当年要求没有全部达到的，不转。
 * The surplus of a credit year, in hundredths of an hour. Only a year's own hours are a surplus, so nothing
 * is carried twice, and only into the next year under the same rule set and the same requirement.
 */
function surplusOf(
  creditYear: number,
  requirement: TrainingRequirement,
  policy: Policy,
  facts: RequirementFacts,
): number {
  if (policy.carryOver?.requirementId !== requirement.requirementId) return 0
  const inForce = requirementsIn(creditYear, facts)
  const wasOwed =
    inForce.policy?.policyId === policy.policyId &&
    inForce.requirements.some(({ requirementId }) => requirementId === requirement.requirementId)
  if (!wasOwed) return 0
  const ownHours = hoursFor(requirement, withinYears(facts.entries, creditYear, creditYear))
  if (shortfallOf(requirement, ownHours, 0) > 0) return 0
  return sumInHundredths(ownHours) - toHundredths(requirement.hours)
}
