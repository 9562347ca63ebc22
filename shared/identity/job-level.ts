import * as z from 'zod'
import { Day } from '../contract'
import { JobLevel, jobLevels } from './role'

/** What somebody was before; `until` is the day he became what he was next. */
export const FormerJobLevel = z.object({ jobLevel: JobLevel, until: Day })
export type FormerJobLevel = z.infer<typeof FormerJobLevel>

/** Somebody's job level, and what is known of the way there, oldest first. Nobody's has to be known. */
export interface Career {
  jobLevel: JobLevel
  formerJobLevels?: readonly FormerJobLevel[] | undefined
}

/** 职级按当天所任计，任职之日起算新职级: on the day of a promotion one is already what one was promoted to. */
export const jobLevelOn = ({ jobLevel, formerJobLevels = [] }: Career, day: string): JobLevel =>
  formerJobLevels.find(({ until }) => day < until)?.jobLevel ?? jobLevel

export interface Promotion {
  promotedOn: string
  from: JobLevel
  to: JobLevel
}

/** 提任指职级升高: a move to a lower level, or to the same one, is none. */
export function promotionsOf({ jobLevel, formerJobLevels = [] }: Career): Promotion[] {
  const moves = formerJobLevels.map((former, place) => ({
    promotedOn: former.until,
    from: former.jobLevel,
    to: formerJobLevels[place + 1]?.jobLevel ?? jobLevel,
  }))
  return moves.filter(({ from, to }) => jobLevels.indexOf(to) < jobLevels.indexOf(from))
}

/** What a roster row says of a career. */
export interface CareerRow {
  jobLevel: JobLevel
  formerJobLevel?: JobLevel | undefined
  promotedOn?: string | undefined
}

/**
 * 名册没有写提任日期的，不推定日期: a level that changes without a day leaves no trace that a rule could go by. The same row twice changes
 * nothing; a row with another day for the present level corrects it. Undefined: a promotion from nobody knows what.
 */
export function updateCareer(
  before: Career | undefined,
  { jobLevel, formerJobLevel, promotedOn }: CareerRow,
): FormerJobLevel[] | undefined {
  const known = before?.formerJobLevels ?? []
  if (promotedOn === undefined) return [...known]
  const last = before?.jobLevel === jobLevel ? known.at(-1) : undefined
  const from = formerJobLevel ?? last?.jobLevel ?? before?.jobLevel
  if (from === undefined || from === jobLevel) return undefined
  return [
    ...known.filter((step) => step !== last && step.until < promotedOn),
    { jobLevel: from, until: promotedOn },
  ]
}
