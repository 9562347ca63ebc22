import { describe, expect, test } from '@jest/globals'
import type { Career } from '@zhixing/shared/identity/job-level'
import type { CountedHours } from '@zhixing/shared/ledger/counted-hours'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import type { Policy } from '@zhixing/shared/policy/policy'
import { hoursOn, nanjingPolicies, requirementsFor } from '../../support/ledger/requirements'

const section: Career = { jobLevel: 'section' }

describe('surplus hours', () => {
  const electiveOn = (on: string, studyHours: number) => hoursOn(on, studyHours, { requirement: 'elective' })
  const progressIn = (entries: CountedHours[], of = 2026) =>
    requirementsFor(entries, section, of, nanjingPolicies)[0] as RequirementProgress

  test('become electives of the next year and are shown in both years', () => {
    const entries = [hoursOn('2025-03-01', 60), electiveOn('2025-04-01', 40), hoursOn('2026-03-01', 50)]
    expect(progressIn(entries, 2025)).toMatchObject({
      achievedHours: 100,
      remainingHours: 0,
      carriedInHours: 0,
      carriedOutHours: 16,
    })
    expect(progressIn(entries)).toMatchObject({
      achievedHours: 66,
      remainingHours: 18,
      carriedInHours: 16,
      carriedOutHours: 0,
    })
    expect(progressIn(entries).parts).toEqual([
      { requirement: 'required', neededHours: 56, achievedHours: 50, remainingHours: 6 },
      { requirement: 'elective', neededHours: undefined, achievedHours: 16, remainingHours: 0 },
    ])
  })
  test('of required hours become electives, so they do not reduce what is required next year', () => {
    const entries = [hoursOn('2025-03-01', 140), electiveOn('2026-03-01', 28)]
    expect(progressIn(entries)).toMatchObject({ achievedHours: 84, carriedInHours: 56, remainingHours: 56 })
  })
  test('are carried over once: carried-in hours are not carried out again', () => {
    const entries = [hoursOn('2024-03-01', 184), hoursOn('2025-03-01', 56)]
    expect(progressIn(entries, 2025)).toMatchObject({
      carriedInHours: 100,
      achievedHours: 156,
      remainingHours: 0,
      carriedOutHours: 0,
    })
    expect(progressIn(entries)).toMatchObject({ carriedInHours: 0, achievedHours: 0 })
  })
  test('remaining hours are the larger of the gap of the whole and the sum of the gaps of the parts', () => {
    expect(progressIn([electiveOn('2026-03-01', 84)])).toMatchObject({
      achievedHours: 84,
      remainingHours: 56,
    })
    expect(progressIn([hoursOn('2026-03-01', 50), electiveOn('2026-03-01', 20)])).toMatchObject({
      achievedHours: 70,
      remainingHours: 14,
    })
  })
  test('never count as online hours', () => {
    const [, online] = requirementsFor([hoursOn('2025-03-01', 190)], section, 2026, nanjingPolicies)
    expect(online).toMatchObject({
      requirementId: 'online',
      carriedInHours: 0,
      carriedOutHours: 0,
      remainingHours: 40,
    })
    expect(online?.parts[0]).toMatchObject({ neededHours: 10, remainingHours: 10 })
  })
  test('count for a minimum of elective hours', () => {
    const [policy] = nanjingPolicies as [Policy]
    const least = [{ requirement: 'elective' as const, hours: 30 }]
    const policies = [
      { ...policy, requirements: policy.requirements.map((requirement) => ({ ...requirement, least })) },
    ]
    const entries = [electiveOn('2025-03-01', 94), hoursOn('2026-03-01', 70), electiveOn('2026-03-01', 5)]
    expect(requirementsFor(entries, section, 2026, policies)[0]).toMatchObject({
      achievedHours: 85,
      carriedInHours: 10,
      remainingHours: 15,
    })
  })
})
