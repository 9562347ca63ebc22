import * as z from 'zod'
import { Day, Instant } from '../contract'

/** What raised a review; the words for each are in `rules`. */
export const AnomalyKind = z.enum([
  'long-run',
  'many-lessons',
  'even-changes',
  'night-study',
  'device-changes',
  'new-place',
])
export type AnomalyKind = z.infer<typeof AnomalyKind>

/** What was counted when it was raised. */
export const Figures = z.object({
  on: Day,
  runFrom: Instant, // since then no silence was longer than the policy's pause
  runSeconds: z.number().int(),
  lessons: z.number().int(), // completed in the run
  changes: z.number().int(), // of lesson in the run, one completed and another opened
  changeTenths: z.number().int(), // what they took, on the mean
  deviationTenths: z.number().int(), // the standard deviation of it
  deviceChanges: z.number().int(), // in the middle of a run, that day
  nightSeconds: z.number().int(), // credited by night, that day
  newPlace: z.boolean(), // a device and a region that had not been seen before
})
export type Figures = z.infer<typeof Figures>

/** Why it was raised, for a person to read: what was seen, what it crossed, and what may well be behind it. */
export const Explanation = z.object({
  title: z.string(),
  seen: z.string(),
  threshold: z.string(),
  innocent: z.string(),
})
export type Explanation = z.infer<typeof Explanation>
