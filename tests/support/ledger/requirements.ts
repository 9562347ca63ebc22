import type { Counted } from '@zhixing/shared/ledger/requirements'
import { type Policy, policies } from '@zhixing/shared/policy/policy'
import { selectPolicies } from '@zhixing/shared/policy/rules'

export const nationalPolicies = selectPolicies(policies, ['policy-cn-2023'])
export const nationalWithSelfStudy = selectPolicies(policies, [
  'policy-cn-2023',
  'policy-cn-2023/online-self-study',
])
export const nanjingPolicies = selectPolicies(policies, ['policy-nanjing-sample'])

/** Hours that were earned online on a day in Beijing, required unless told otherwise. */
export const countedHours = (studyHours: number, on: string, given: Partial<Counted> = {}): Counted => ({
  creditYear: Number(on.slice(0, 4)),
  studyHours,
  requirement: 'required',
  on,
  online: true,
  ...given,
})

/** Noon in Beijing. */
export const noonOf = (day: string) => new Date(`${day}T04:00:00.000Z`)

/** A rule set as it was before another took its place. */
export const formerPolicy = (policy: Policy, hoursThen: number, until: string): Policy => ({
  ...policy,
  policyId: `${policy.policyId}-before`,
  effectiveOn: '2018-01-01',
  expiresOn: until,
  requirements: policy.requirements.map((requirement) => ({ ...requirement, hours: hoursThen })),
})
