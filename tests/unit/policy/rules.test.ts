import { describe, expect, test } from '@jest/globals'
import { policies } from '@zhixing/shared/policy/policies'
import type { Policy } from '@zhixing/shared/policy/policy'
import { findPolicyInForce, selectPolicies } from '@zhixing/shared/policy/rules'

const [cn, , nanjing] = policies as [Policy, Policy, Policy]

describe('the rule set of a day', () => {
  const old = { ...cn, policyId: 'old', effectiveOn: '2018-01-01', expiresOn: '2023-01-01' }
  const next = { ...cn, policyId: 'next', effectiveOn: '2028-01-01' }
  test.each([
    ['2017-12-31', undefined],
    ['2018-01-01', 'old'],
    ['2022-12-31', 'old'],
    ['2023-01-01', 'policy-cn-2023'],
    ['2027-12-31', 'policy-cn-2023'],
    ['2028-01-01', 'next'],
  ])('%s: %s', (day, policyId) => {
    expect(findPolicyInForce([cn, next, old], day)?.policyId).toBe(policyId)
    expect(findPolicyInForce([old, next, cn], day)?.policyId).toBe(policyId)
  })
  test('one without a date yields to any that has one, and else is always in force', () => {
    expect(findPolicyInForce([nanjing, cn], '2026-01-01')).toBe(cn)
    expect(findPolicyInForce([nanjing, cn], '2020-01-01')).toBe(nanjing)
  })
})

describe('what a college chooses', () => {
  const owed = (...chosen: string[]) =>
    selectPolicies(policies, chosen).map(({ policyId, requirements }) => [
      policyId,
      ...requirements.map(({ requirementId }) => requirementId),
    ])
  test('is what it gets; online self-study only if it is named', () => {
    expect(owed('policy-cn-2023')).toEqual([['policy-cn-2023', 'five-years', 'year']])
    expect(owed('policy-cn-2023', 'policy-cn-2023/online-self-study')).toEqual([
      ['policy-cn-2023', 'five-years', 'year', 'online-self-study'],
    ])
    expect(owed('policy-nanjing-sample')).toEqual([['policy-nanjing-sample', 'year', 'online']])
    expect(owed()).toEqual([])
  })
  test('is refused if it names an unknown rule or one that needs no choice', () => {
    expect(() => selectPolicies(policies, ['policy-cn-2032'])).toThrow('no rule is called policy-cn-2032')
    expect(() => selectPolicies(policies, ['policy-cn-2023', 'policy-cn-2023/year'])).toThrow(
      'no rule is called policy-cn-2023/year',
    )
  })
})
