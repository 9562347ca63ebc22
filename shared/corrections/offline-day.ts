import { originalIdOf } from '../ledger/entry-id'

/** Hours of one learner's day that an entry takes. */
export interface DayClaim {
  entryId: string // of a declaration, or of the reversal that restores one
  requestId: string
  studyHours: number
}

/**
 * `mine`: this request holds it; `present`: another request does; `overDay`: no room; `free`: may be
 * claimed.
 */
export type DayClaimOutcome = 'mine' | 'present' | 'overDay' | 'free'

/**
 * 同一学员一天的线下学时合计不超过上限，恢复被冲正的也一样。
 * Whether the day has room for `wanted` beside the claims in effect, which are those whose entries were not
 * reversed since. Only the first request to claim an entry puts it. A restored class has two claims, and its
 * hours count once.
 */
export function dayClaimOutcome(
  claims: readonly DayClaim[],
  wanted: DayClaim,
  isReversed: (entryId: string) => boolean,
  dayHoursMax: number,
): DayClaimOutcome {
  const existing = claims.find(({ entryId }) => entryId === wanted.entryId)
  if (existing) return existing.requestId === wanted.requestId ? 'mine' : 'present'
  const inEffect = claims.filter(({ entryId }) => !isReversed(entryId))
  const hoursByOriginal = new Map(
    inEffect.map(({ entryId, studyHours }) => [originalIdOf(entryId), studyHours]),
  )
  hoursByOriginal.delete(originalIdOf(wanted.entryId))
  const hoursOfOthers = [...hoursByOriginal.values()].reduce((sum, hours) => sum + hours, 0)
  return hoursOfOthers + wanted.studyHours > dayHoursMax ? 'overDay' : 'free'
}
