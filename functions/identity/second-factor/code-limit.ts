import { dayOf, nextMidnight } from '@zhixing/shared/calendar'
import { isRecoveryCode } from '@zhixing/shared/identity/second-factor'
import type { Refuse } from '../../core/http/endpoint'
import { pseudonymOf } from '../../core/http/signed'
import { claimAttempt } from '../store/attempts'

/** Three codes in a million are right: after 30 years of 20 tries a day the odds are even. */
const CODES_PER_DAY = 20
const CODES_PER_SIGN_IN = 10

/**
 * Counts a try of a person. Only their own WeChat or console gets here, so strangers use up nothing. A thief
 * of that WeChat can use up the day; recovery codes, too long to guess, still let the owner in.
 */
export async function requireCodeLeft(
  learnerId: string,
  code: string,
  now: Date,
  refuse: Refuse<'identity/too-many-codes'>,
): Promise<void> {
  if (isRecoveryCode(code)) return
  const who = pseudonymOf('second-factor codes of', learnerId)
  if (await claimAttempt(who, dayOf(now), CODES_PER_DAY, now)) return
  const retryAfterSeconds = Math.ceil((nextMidnight(now).getTime() - now.getTime()) / 1000)
  throw refuse('identity/too-many-codes', { retryAfterSeconds })
}

/** Codes of both kinds: after these tries the person scans a new code. */
export async function requireSignInCodeLeft(
  signInId: string,
  now: Date,
  refuse: Refuse<'identity/sign-in-expired'>,
): Promise<void> {
  const who = pseudonymOf('second-factor codes in', signInId)
  if (!(await claimAttempt(who, 'sign-in', CODES_PER_SIGN_IN, now))) throw refuse('identity/sign-in-expired')
}
