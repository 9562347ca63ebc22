import * as z from 'zod'
import { Instant } from '../contract'

/** A step in the history of a document, as clients see it: its instant, person, name and comment. */
export const recordedStep = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.object({ at: Instant, by: z.string(), step: z.enum(names), comment: z.string().optional() })
