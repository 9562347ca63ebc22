import type { Policy, TrainingRequirement } from '../policy/policy'
import { effectiveDateText } from '../policy/policy-text'
import { type CountedHours, ofRequirement, sumInHundredths } from './counted-hours'
import type { RequirementProgress } from './requirement-progress'
import { toHundredths } from './rules'

/** The hours that count for a requirement: all of them, or those of online courses. */
export const hoursFor = ({ counts }: TrainingRequirement, entries: readonly CountedHours[]): CountedHours[] =>
  entries.filter(({ online }) => counts === 'all' || online)

/**
 * 总数和每一部分都达到才算达到；补必修的学时同时补总数。
 * Returns the missing hundredths of an hour; 0 if the requirement is met. Hours missing in a part
 * count towards the whole too. `carriedIn`: hundredths of an hour from the year before, as electives.
 */
export function shortfallOf(
  { hours, least }: TrainingRequirement,
  entries: readonly CountedHours[],
  carriedIn: number,
): number {
  const ofWhole = toHundredths(hours) - sumInHundredths(entries) - carriedIn
  const ofParts = least.map((part) => {
    const carried = part.requirement === 'elective' ? carriedIn : 0
    const done = sumInHundredths(ofRequirement(entries, part.requirement)) + carried
    return Math.max(0, toHundredths(part.hours) - done)
  })
  const ofAllParts = ofParts.reduce((sum, shortfall) => sum + shortfall, 0)
  return Math.max(ofWhole, ofAllParts)
}

interface RequirementSpan {
  period: RequirementProgress['period']
  from: string // days in Beijing, both of which count
  to: string
}

interface ProgressFacts {
  requirement: TrainingRequirement
  policy: Policy
  entries: readonly CountedHours[]
  span: RequirementSpan
  carriedIn: number // hundredths of an hour
  carriedOut: number // hundredths of an hour
}

export function progressOf({
  requirement,
  policy,
  entries,
  span,
  carriedIn,
  carriedOut,
}: ProgressFacts): RequirementProgress {
  const counted = hoursFor(requirement, entries)
  return {
    requirementId: requirement.requirementId,
    policyId: policy.policyId,
    title: requirement.title,
    counts: requirement.counts,
    ...span,
    neededHours: requirement.hours,
    achievedHours: (sumInHundredths(counted) + carriedIn) / 100,
    remainingHours: shortfallOf(requirement, counted, carriedIn) / 100,
    carriedInHours: carriedIn / 100,
    carriedOutHours: carriedOut / 100,
    parts: [
      partProgress('required', requirement, counted, 0),
      partProgress('elective', requirement, counted, carriedIn),
    ],
    source: requirement.source ?? policy.source,
    policyTitle: policy.title,
    effective: effectiveDateText(policy),
    trust: requirement.trust,
    sample: policy.sample,
  }
}

function partProgress(
  part: CountedHours['requirement'],
  { least }: TrainingRequirement,
  counted: readonly CountedHours[],
  carriedIn: number,
): RequirementProgress['parts'][number] {
  const neededHours = least.find(({ requirement }) => requirement === part)?.hours
  const achieved = sumInHundredths(ofRequirement(counted, part)) + carriedIn
  const remaining = neededHours === undefined ? 0 : Math.max(0, toHundredths(neededHours) - achieved)
  return { requirement: part, neededHours, achievedHours: achieved / 100, remainingHours: remaining / 100 }
}
