/**
 * What in somebody's study a person should look at. All of it is rule data, 示例，请由主管部门确认; a review keeps the id of the version that raised it.
 * No threshold takes an hour away: it puts a line on a supervisor's list.
 */
export interface ReviewPolicy {
  reviewPolicyId: string
  effectiveOn: string
  sample: boolean
  pauseSeconds: number // a longer silence ends a run of study
  nightHours: readonly [number, number] // in Beijing, from the first until before the second
  longRunSeconds: number
  /** Short lessons make twenty in an honest evening, so their number says something only of a run that is long as well. */
  manyLessons: { lessons: number; runSeconds: number }
  /** The player reports once a minute by itself, so evenness there says nothing; when the next lesson is opened, a person decides. */
  evenChanges: { changes: number; deviationTenths: number }
  nightSeconds: number
  deviceChanges: number // in a day, each in the middle of a run
  appealDays: number // from the decision
  keepDays: number // of a review that came to nothing
}

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
