import { describe, expect, test } from '@jest/globals'
import type { Career } from '@zhixing/shared/identity/job-level'
import type { CountedHours } from '@zhixing/shared/ledger/counted-hours'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import type { Policy } from '@zhixing/shared/policy/policy'
import { formerPolicy, hoursOn, nanjingPolicies, requirementsFor } from '../../support/ledger/requirements'

const section: Career = { jobLevel: 'section' }

describe('surplus hours', () => {
  const electiveOn = (on: string, studyHours: number) => hoursOn(on, studyHours, { requirement: 'elective' })
  const progressIn = (entries: CountedHours[], of = 2026) =>
    requirementsFor(entries, section, of, nanjingPolicies)[0] as RequirementProgress
  test.each<[string, CountedHours[]]>([
    ['a year that met its requirement exactly', [hoursOn('2025-03-01', 84)]],
    ['a year that fell short', [hoursOn('2025-03-01', 83.75)]],
    ['a year whose required part fell short', [hoursOn('2025-03-01', 55), electiveOn('2025-03-02', 60)]],
  ])('do not arise from %s', (_, entries) => {
    expect(progressIn(entries, 2025).carriedOutHours).toBe(0)
    expect(progressIn(entries).carriedInHours).toBe(0)
  })
  test('are not carried without a carry-over rule, or into a year under another rule set', () => {
    expect(requirementsFor([hoursOn('2025-03-01', 190)], section)).toMatchObject([
      { carriedInHours: 0, achievedHours: 0 },
    ])
    const dated = { ...(nanjingPolicies[0] as Policy), effectiveOn: '2026-01-01' }
    const policies = [formerPolicy(nanjingPolicies[0] as Policy, 84, '2026-01-01'), dated]
    expect(requirementsFor([hoursOn('2025-03-01', 190)], section, 2026, policies)[0]).toMatchObject({
      carriedInHours: 0,
      achievedHours: 0,
    })
  })
  test('are not carried into a requirement that did not apply the year before', () => {
    const [policy] = nanjingPolicies as [Policy]
    const requirements = policy.requirements.map((each, nth) => ({
      ...each,
      jobLevels: nth ? each.jobLevels : ['section' as const],
    }))
    const promoted: Career = {
      jobLevel: 'section',
      formerJobLevels: [{ jobLevel: 'clerk', until: '2026-01-01' }],
    }
    const entries = [hoursOn('2025-03-01', 190)]
    expect(requirementsFor(entries, section, 2026, [{ ...policy, requirements }])[0]).toMatchObject({
      requirementId: 'year',
      carriedInHours: 106,
    })
    expect(requirementsFor(entries, promoted, 2026, [{ ...policy, requirements }])[0]).toMatchObject({
      requirementId: 'year',
      carriedInHours: 0,
    })
  })
})
