import * as z from 'zod'
import { Day, Instant } from '../contract'
import type { ReviewPolicy } from '../policy/review-policy'

/** What in a learner's study raises a review. */
export const AnomalyKind = z.enum([
  'long-run',
  'many-lessons',
  'even-changes',
  'night-study',
  'device-changes',
  'new-place',
])
export type AnomalyKind = z.infer<typeof AnomalyKind>

/**
 * The figures of a run of study when the review was raised. A run ends with a pause longer than the policy's.
 */
export const Figures = z.object({
  on: Day,
  runFrom: Instant,
  runSeconds: z.number().int(),
  lessons: z.number().int(), // completed in the run
  changes: z.number().int(), // from a completed lesson to the next one, in the run
  changeTenths: z.number().int(), // mean duration of a change, in tenths of a second
  deviationTenths: z.number().int(), // its standard deviation
  deviceChanges: z.number().int(), // in the middle of a run, on that day
  nightSeconds: z.number().int(), // credited at night, on that day
  newPlace: z.boolean(), // device and region both seen for the first time
})
export type Figures = z.infer<typeof Figures>

/** Why a review was raised, in sentences: what was seen, the threshold, and innocent explanations. */
export const Explanation = z.object({
  title: z.string(),
  seen: z.string(),
  threshold: z.string(),
  innocent: z.string(),
})
export type Explanation = z.infer<typeof Explanation>

/**
 * 异常只提请复核。
 * Returns the kinds whose threshold the figures cross. A supervisor looks at them; no hour changes.
 */
export function anomaliesOf(figures: Figures, policy: ReviewPolicy): AnomalyKind[] {
  const { runSeconds, lessons, changes, deviationTenths, deviceChanges, nightSeconds, newPlace } = figures
  const { manyLessons, evenChanges } = policy
  const crossed: Record<AnomalyKind, boolean> = {
    'long-run': runSeconds >= policy.longRunSeconds,
    'many-lessons': lessons >= manyLessons.lessons && runSeconds >= manyLessons.runSeconds,
    'even-changes': changes >= evenChanges.changes && deviationTenths <= evenChanges.deviationTenths,
    'night-study': nightSeconds >= policy.nightSeconds,
    'device-changes': deviceChanges >= policy.deviceChanges,
    'new-place': newPlace,
  }
  return AnomalyKind.options.filter((kind) => crossed[kind])
}
