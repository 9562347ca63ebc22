import { describe, expect, test } from '@jest/globals'
import { jobLevels } from '@zhixing/shared/identity/role'
import { policies } from '@zhixing/shared/policy/policies'
import { Policy } from '@zhixing/shared/policy/policy'
import { effectiveDateText } from '@zhixing/shared/policy/policy-text'

const [cn, yunnan, nanjing] = policies as [Policy, Policy, Policy]

test('every rule set has a version, a source and the mark of a sample; a date only where its source has one', () => {
  expect(policies.map(({ policyId }) => policyId)).toEqual([
    'policy-cn-2023',
    'policy-yunnan-2024',
    'policy-nanjing-sample',
  ])
  for (const policy of policies) {
    expect(Policy.parse(policy)).toEqual(policy)
    expect([policy.policyId, policy.sample, policy.source !== '', policy.version !== '']).toEqual([
      policy.policyId,
      true,
      true,
      true,
    ])
    const carried = policy.requirements.filter(
      ({ requirementId }) => requirementId === policy.carryOver?.requirementId,
    )
    expect(carried.map(({ period }) => period)).toEqual(policy.carryOver ? ['year'] : [])
  }
  expect(policies.map(effectiveDateText)).toEqual(['自2023年起', '自2024年1月起', '来源未注明日期'])
  expect(
    effectiveDateText({
      ...cn,
      effectivePrecision: undefined,
      effectiveOn: '2023-10-09',
      expiresOn: '2028-01-01',
    }),
  ).toBe('自2023年10月9日起，2028-01-01 起停用')
})

describe('the numbers are those of the sources', () => {
  const numbersOf = (policy: Policy) =>
    policy.requirements.map(({ requirementId, hours, period, counts, least, onlyIfChosen, trust }) => [
      requirementId,
      hours,
      period,
      counts,
      least.map((part) => `${part.requirement} ${part.hours}`).join(),
      onlyIfChosen,
      trust,
    ])
  test('cn-2023', () => {
    expect(numbersOf(cn)).toEqual([
      ['five-years', 550, 'five-years', 'all', '', false, 'high'],
      ['year', 90, 'year', 'all', '', false, 'high'],
      ['online-self-study', 50, 'year', 'online', '', true, 'medium'],
    ])
    expect(cn.requirements.map((requirement) => requirement.jobLevels)).toEqual([
      jobLevels.slice(0, 3),
      jobLevels.slice(3),
      [...jobLevels],
    ])
    expect([cn.promotion, cn.fiveYears, cn.carryOver]).toEqual([
      { withinYears: 1 },
      { title: '2023—2027年全国规划', firstYear: 2023, lastYear: 2027 },
      undefined,
    ])
  })
  test('yunnan-2024 says how long a course is, and nothing of what is owed', () => {
    expect(yunnan.requirements).toEqual([])
    expect(yunnan.conversion).toEqual([
      { fromSeconds: 1800, studyHours: 1 },
      { fromSeconds: 900, studyHours: 0.5 },
      { fromSeconds: 0, studyHours: 0.25 },
    ])
  })
  test('nanjing-sample', () => {
    expect(numbersOf(nanjing)).toEqual([
      ['year', 84, 'year', 'all', 'required 56', false, 'medium'],
      ['online', 40, 'year', 'online', 'required 10', false, 'medium'],
    ])
    expect([nanjing.carryOver, nanjing.promotion, nanjing.fiveYears]).toEqual([
      { requirementId: 'year', into: 'elective' },
      undefined,
      undefined,
    ])
    expect(nanjing.offline).toEqual({
      dayHours: 6,
      teachingTimes: 5,
      paperHours: [12, 24, 48],
      inHouseHoursMax: 18,
    })
  })
})
