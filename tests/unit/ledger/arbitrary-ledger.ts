import type { Career } from '@zhixing/shared/identity/job-level'
import { jobLevels } from '@zhixing/shared/identity/role'
import type { Policy } from '@zhixing/shared/policy/policy'
import fc from 'fast-check'
import {
  hoursOn,
  nanjingPolicies,
  nationalPolicies,
  nationalWithSelfStudy,
  noonOf,
} from '../../support/ledger/requirements'

export const years = [2023, 2024, 2025, 2026, 2027]
export const now = noonOf('2027-12-31')
export const day = fc
  .tuple(fc.constantFrom(...years), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
export const entry = fc
  .tuple(
    fc.constantFrom(0.1, 0.25, 0.5, 7.5, 30, 90, 200),
    day,
    fc.constantFrom('required' as const, 'elective' as const),
    fc.boolean(),
  )
  .map(([studyHours, on, requirement, online]) => hoursOn(on, studyHours, { requirement, online }))
export const ledger = fc.array(entry, { maxLength: 30 })
export const career: fc.Arbitrary<Career> = fc.record({
  jobLevel: fc.constantFrom(...jobLevels),
  formerJobLevels: fc
    .array(fc.record({ jobLevel: fc.constantFrom(...jobLevels), until: day }), { maxLength: 3 })
    .map((levels) => levels.sort((one, other) => one.until.localeCompare(other.until))),
})
export const policies = fc.constantFrom<Policy[]>(nationalPolicies, nationalWithSelfStudy, nanjingPolicies)
