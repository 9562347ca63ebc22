/**
 * Thresholds of unusual study. Crossing one adds a line to a supervisor's list and takes no hours away.
 * A review keeps the id of the version that raised it.
 */
export interface ReviewPolicy {
  reviewPolicyId: string
  effectiveOn: string
  sample: boolean
  pauseSeconds: number // a longer pause ends a run of study
  nightHours: readonly [number, number] // in Beijing, from the first until before the second
  longRunSeconds: number
  /** Twenty short lessons fit into an evening, so their number counts only in a run that is long too. */
  manyLessons: { lessons: number; runSeconds: number }
  /** Beats are sent by the client once a minute; only opening the next lesson is an act of the learner. */
  evenChanges: { changes: number; deviationTenths: number }
  nightSeconds: number
  deviceChanges: number // in a day, each within a run
  appealDays: number // from the decision
  keepDays: number // of a review that had no consequence
}

/** 示例，请由主管部门确认。 */
const sample2026: ReviewPolicy = {
  reviewPolicyId: 'review-sample-2026',
  effectiveOn: '2026-01-01',
  sample: true,
  pauseSeconds: 600,
  nightHours: [0, 5],
  longRunSeconds: 6 * 3600,
  manyLessons: { lessons: 20, runSeconds: 3 * 3600 },
  evenChanges: { changes: 10, deviationTenths: 5 },
  nightSeconds: 100 * 60,
  deviceChanges: 6,
  appealDays: 30,
  keepDays: 180,
}

export const reviewPolicies: ReviewPolicy[] = [sample2026]
export const reviewPolicy: ReviewPolicy = sample2026
