import * as z from 'zod'
import { Day } from '../contract'
import { JobLevel, jobLevels } from './role'

/** An earlier job level; `until` is the day on which the next one began. */
export const FormerJobLevel = z.object({ jobLevel: JobLevel, until: Day })
export type FormerJobLevel = z.infer<typeof FormerJobLevel>

/** A job level and the earlier ones that are known, oldest first. */
export interface Career {
  jobLevel: JobLevel
  formerJobLevels?: readonly FormerJobLevel[] | undefined
}

/** 职级按当天所任计，任职之日起算新职级。 */
export const jobLevelOn = ({ jobLevel, formerJobLevels = [] }: Career, day: string): JobLevel =>
  formerJobLevels.find(({ until }) => day < until)?.jobLevel ?? jobLevel

export interface Promotion {
  promotedOn: string
  from: JobLevel
  to: JobLevel
}

/** 提任指职级升高。 */
export function promotionsOf({ jobLevel, formerJobLevels = [] }: Career): Promotion[] {
  const moves = formerJobLevels.map((former, index) => ({
    promotedOn: former.until,
    from: former.jobLevel,
    to: formerJobLevels[index + 1]?.jobLevel ?? jobLevel,
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
 * 名册没有写提任日期的，不推定日期。
 * Returns the earlier job levels after an import; undefined if the level before a promotion is unknown
 * or is the new one.
 * Importing a row twice changes nothing; another day for the current level replaces the day known before.
 */
export function updateCareer(
  before: Career | undefined,
  { jobLevel, formerJobLevel, promotedOn }: CareerRow,
): FormerJobLevel[] | undefined {
  const known = before?.formerJobLevels ?? []
  if (promotedOn === undefined) return [...known]
  const corrected = before?.jobLevel === jobLevel ? known.at(-1) : undefined
  const from = formerJobLevel ?? corrected?.jobLevel ?? before?.jobLevel
  if (from === undefined || from === jobLevel) return undefined
  return [
    ...known.filter((former) => former !== corrected && former.until < promotedOn),
    { jobLevel: from, until: promotedOn },
  ]
}
