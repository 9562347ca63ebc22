import type { Career } from '@zhixing/shared/identity/job-level'
import type { CountedHours } from '@zhixing/shared/ledger/counted-hours'
import { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { requirementsOf } from '@zhixing/shared/ledger/requirements'
import { policies } from '@zhixing/shared/policy/policies'
import type { Policy } from '@zhixing/shared/policy/policy'
import { selectPolicies } from '@zhixing/shared/policy/rules'

export const nationalPolicies = selectPolicies(policies, ['policy-cn-2023'])
export const nationalWithSelfStudy = selectPolicies(policies, [
  'policy-cn-2023',
  'policy-cn-2023/online-self-study',
])
export const nanjingPolicies = selectPolicies(policies, ['policy-nanjing-sample'])

/** Hours counted on a day in Beijing; online and required by default. */
export const hoursOn = (
  on: string,
  studyHours: number,
  changes: Partial<CountedHours> = {},
): CountedHours => ({
  creditYear: Number(on.slice(0, 4)),
  studyHours,
  requirement: 'required',
  on,
  online: true,
  ...changes,
})

/** Noon in Beijing. */
export const noonOf = (day: string) => new Date(`${day}T04:00:00.000Z`)

/** The version of a rule set that was in force until the given day. */
export const formerPolicy = (policy: Policy, requiredHours: number, until: string): Policy => ({
  ...policy,
  policyId: `${policy.policyId}-before`,
  effectiveOn: '2018-01-01',
  expiresOn: until,
  requirements: policy.requirements.map((requirement) => ({ ...requirement, hours: requiredHours })),
})

/**
 * What the career requires in a year by the given rule sets, seen at noon of `today`; checked against the
 * contract.
 */
export const requirementsFor = (
  entries: CountedHours[],
  career: Career,
  year = 2026,
  chosen: Policy[] = nationalPolicies,
  today = '2026-11-23',
): RequirementProgress[] =>
  requirementsOf({ entries, career, policies: chosen, now: noonOf(today) }, year).map((each) =>
    RequirementProgress.parse(each),
  )
