import { dayOf } from '../calendar'
import type { Promotion } from '../identity/job-level'
import type { Policy, TrainingRequirement } from '../policy/policy'
import { findPolicyInForce } from '../policy/rules'
import type { RequirementFacts } from './counted-hours'
import { oneYearAfter, requirementYears, yearOfDay } from './requirement-period'
import type { RequirementProgress } from './requirement-progress'
import { hoursFor, progressOf, shortfallOf } from './requirement-shortfall'

/**
 * 提任前未达到要求的，应当在提任后1年内完成。
 * Returns the requirements of the former job level that were not met on the day of the promotion. The hours
 * of the period in which it took place, and of the year after it, count. Empty for credit
 * years before the promotion or after that year.
 */
export function promotionRequirementsOf(
  promotion: Promotion,
  creditYear: number,
  { entries, policies, now }: RequirementFacts,
): RequirementProgress[] {
  const { promotedOn } = promotion
  const dueOn = oneYearAfter(promotedOn)
  const isConcerned = yearOfDay(promotedOn) <= creditYear && creditYear <= yearOfDay(dueOn)
  if (dayOf(now) < promotedOn || !isConcerned) return []
  const policy = findPolicyInForce(policies, promotedOn)
  if (!policy?.promotion) return []
  return formerRequirements(promotion, policy).flatMap((requirement) => {
    const [firstYear] = requirementYears(requirement, policy, yearOfDay(promotedOn))
    const until = (day: string) =>
      entries.filter(({ creditYear: year, on }) => firstYear <= year && on <= day)
    if (shortfallOf(requirement, hoursFor(requirement, until(promotedOn)), 0) === 0) return []
    const span = { period: 'promotion' as const, from: `${firstYear}-01-01`, to: dueOn }
    const progress = progressOf({
      requirement,
      policy,
      entries: until(dueOn),
      span,
      carriedIn: 0,
      carriedOut: 0,
    })
    return [{ ...progress, promotion }]
  })
}

const formerRequirements = ({ from }: Promotion, { requirements }: Policy): TrainingRequirement[] =>
  requirements.filter(({ jobLevels, onlyIfChosen }) => jobLevels.includes(from) && !onlyIfChosen)
