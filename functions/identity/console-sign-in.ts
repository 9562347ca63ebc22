import { createHash } from 'node:crypto'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { findSignIn, type StoredSignIn } from './store/console-sign-ins'
import { findGrants } from './store/grants'

export const CONSOLE_SIGN_IN_SECONDS = 5 * 60
/** A working day: no token of the console lasts longer after the sign-in. */
export const CONSOLE_SECONDS_MAX = 8 * 3600

/** The secret has 256 random bits, so it needs neither salt nor a slow hash. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url')

export const isSignInExpired = ({ expiresAt }: StoredSignIn, now: Date) => expiresAt * 1000 <= now.getTime()

/** The sign-in that an administrator has scanned. A caller without a role is refused first. */
export async function requireOpenSignIn(
  signInId: string,
  actor: Actor,
  now: Date,
  refuse: Refuse<'identity/not-administrator' | 'request/not-found' | 'identity/sign-in-expired'>,
): Promise<StoredSignIn> {
  if (!(await findGrants(actor.learnerId)).length) throw refuse('identity/not-administrator')
  const signIn = await findSignIn(signInId)
  if (!signIn) throw refuse('request/not-found')
  if (isSignInExpired(signIn, now)) throw refuse('identity/sign-in-expired')
  return signIn
}
