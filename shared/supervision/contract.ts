import * as z from 'zod'
import { Cursor, contract, Day, Id, Instant } from '../contract'
import { Organisation } from '../identity/organisation'
import { JobLevel } from '../identity/role'
import { LevelCounts } from './level-counts'
import { StandingState } from './standing'

const CreditYear = z.coerce.number().int().min(2000).max(2100)

/** A unit with the people of its subtree, by job level. */
const UnitCompletion = Organisation.extend({ counts: z.array(LevelCounts) })
export type UnitCompletion = z.infer<typeof UnitCompletion>

export const getCompletion = contract({
  method: 'GET',
  path: '/v1/completion/{organisationId}',
  summary: 'How far a unit and the units below it have met what is required in a credit year',
  access: 'staff',
  // creditYear absent: the current year in Beijing
  input: z.strictObject({ organisationId: Id, creditYear: CreditYear.optional() }),
  output: z.object({
    creditYear: z.number().int(),
    countedThrough: Instant.optional(), // everything recorded until then is counted; absent: nothing was yet
    above: z.array(Organisation), // from the highest unit the caller supervises down, without the unit itself
    unit: UnitCompletion,
    own: z.array(LevelCounts), // the people of the unit itself, without those of units below it
    children: z.array(UnitCompletion), // in the order of administrative codes
    // Of the whole unit above: absent where fewer than five units below it have people with a requirement.
    average: z.object({ met: z.number().int(), required: z.number().int() }).optional(),
  }),
  problems: [],
})

export const StandingFilter = z.enum([
  'required',
  'unfinished',
  'late',
  'met',
  'on-the-way',
  'not-begun',
  'unbound',
])
export type StandingFilter = z.infer<typeof StandingFilter>

export const LearnerStanding = z.object({
  learnerId: Id,
  name: z.string(),
  rosterCode: z.string(),
  jobLevel: JobLevel,
  organisationId: Id,
  organisationNames: z.array(z.string()), // from the province down
  state: StandingState,
  isBound: z.boolean(),
  remainingHours: z.number(),
  lateFrom: Day.optional(),
  isLate: z.boolean(),
})
export type LearnerStanding = z.infer<typeof LearnerStanding>

export const listStandings = contract({
  method: 'GET',
  path: '/v1/completion/{organisationId}/people',
  summary: 'The people behind a number: of a unit and all below it, in the order of administrative codes',
  access: 'staff',
  input: z.strictObject({
    organisationId: Id,
    creditYear: CreditYear.optional(),
    filter: StandingFilter.optional(),
    jobLevel: JobLevel.optional(),
    extent: z.enum(['own', 'below']).optional(), // `own`: only people of the unit itself
    cursor: Cursor.optional(),
  }),
  output: z.object({
    creditYear: z.number().int(),
    countedThrough: Instant.optional(),
    people: z.array(LearnerStanding), // a page may be empty and still have a next one
    cursor: Cursor.optional(),
  }),
  problems: [],
})
