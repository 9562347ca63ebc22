import { dayOf } from '@zhixing/shared/calendar'
import type { Refuse } from '../core/http/endpoint'

/** A change takes effect when it is saved; its day says since when it holds. */
export function requireNotAhead(
  effectiveOn: string,
  now: Date,
  refuse: Refuse<'organisations/day-in-future'>,
): void {
  if (effectiveOn > dayOf(now)) throw refuse('organisations/day-in-future')
}
