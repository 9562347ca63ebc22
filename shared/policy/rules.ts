import type { Policy } from './policy'

/**
 * 规则按生效日期选用，规则变动不改动已入账的学时。
 * Returns the newest of the policies in force on a day; one without a date yields to any that has one.
 */
export function findPolicyInForce(policies: readonly Policy[], day: string): Policy | undefined {
  const inForce = policies.filter(
    ({ effectiveOn, expiresOn }) =>
      (effectiveOn === undefined || effectiveOn <= day) && (expiresOn === undefined || day < expiresOn),
  )
  return inForce.sort((one, other) => (other.effectiveOn ?? '').localeCompare(one.effectiveOn ?? ''))[0]
}

/** How a deployment names an optional requirement that it chooses: `policy-id/requirement-id`. */
export const requirementChoice = (policyId: string, requirementId: string) => `${policyId}/${requirementId}`

/**
 * 采用哪套规则、是否采用其中的可选要求，由主管部门决定。
 * Returns the chosen policies without the optional requirements that were not chosen.
 * Throws on an unknown choice: a typing error must not lower what is required.
 */
export function selectPolicies(policies: readonly Policy[], choices: readonly string[]): Policy[] {
  const known = policies.flatMap(({ policyId, requirements }) => [
    policyId,
    ...requirements
      .filter(({ onlyIfChosen }) => onlyIfChosen)
      .map(({ requirementId }) => requirementChoice(policyId, requirementId)),
  ])
  const unknown = choices.find((choice) => !known.includes(choice))
  if (unknown !== undefined) throw new Error(`no rule is called ${unknown}`)
  return policies
    .filter(({ policyId }) => choices.includes(policyId))
    .map((policy) => ({
      ...policy,
      requirements: policy.requirements.filter(
        ({ requirementId, onlyIfChosen }) =>
          !onlyIfChosen || choices.includes(requirementChoice(policy.policyId, requirementId)),
      ),
    }))
}
