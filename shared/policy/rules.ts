import type { Policy } from './policy'

/** 规则按生效日期选用，规则变动不改动已入账的学时: of the versions in force on a day the newest; one whose source has no date yields to any that has one. */
export function findPolicyInForce(policies: readonly Policy[], day: string): Policy | undefined {
  const inForce = policies.filter(
    ({ effectiveOn = '', expiresOn }) => effectiveOn <= day && (expiresOn === undefined || day < expiresOn),
  )
  return inForce.sort((one, other) => (other.effectiveOn ?? '').localeCompare(one.effectiveOn ?? ''))[0]
}

/** A requirement that only counts if chosen is chosen as `policy-id/requirement-id`. */
export const requirementChoice = (policyId: string, requirementId: string) => `${policyId}/${requirementId}`

/** 采用哪套规则、是否采用其中的可选要求，由主管部门决定: of all rule sets those that are chosen, without what is owed only if chosen and is not. */
export function selectPolicies(policies: readonly Policy[], chosen: readonly string[]): Policy[] {
  const known = policies.flatMap(({ policyId, requirements }) => [
    policyId,
    ...requirements
      .filter(({ onlyIfChosen }) => onlyIfChosen)
      .map(({ requirementId }) => requirementChoice(policyId, requirementId)),
  ])
  const unknown = chosen.find((choice) => !known.includes(choice))
  if (unknown !== undefined) throw new Error(`no rule is called ${unknown}`) // a slip of the pen must not come to "nothing is owed"
  return policies
    .filter(({ policyId }) => chosen.includes(policyId))
    .map((policy) => ({
      ...policy,
      requirements: policy.requirements.filter(
        ({ requirementId, onlyIfChosen }) =>
          !onlyIfChosen || chosen.includes(requirementChoice(policy.policyId, requirementId)),
      ),
    }))
}
