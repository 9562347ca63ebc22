import { expiryAfterDays } from '@zhixing/shared/calendar'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { AttemptEntity, attemptsOfDay } from './entity'

const DAYS_KEPT = 2

/** Whether an attempt is left, without using one. */
export async function hasAttemptLeft(who: string, day: string, attemptsMax: number): Promise<boolean> {
  const { Count = 0 } = await attemptsOfDay.query({ who, day }).send()
  return Count < attemptsMax
}

/**
 * Pattern I5: counts one more attempt by a WeChat identity or for a roster code. Each attempt of a day has
 * a number that is put once, so concurrent attempts get different numbers. Returns false if all are used.
 */
export async function claimAttempt(
  who: string,
  day: string,
  attemptsMax: number,
  now: Date,
): Promise<boolean> {
  const { Count = 0 } = await attemptsOfDay.query({ who, day }).send()
  const expiresAt = expiryAfterDays(now, DAYS_KEPT)
  for (let number = Count + 1; number <= attemptsMax; number++) {
    if (await putIfAbsent(AttemptEntity, { who, day, number, expiresAt })) return true
  }
  return false
}
