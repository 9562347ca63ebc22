import { createHash } from 'node:crypto'
import { Refusal } from '@zhixing/shared/problem'
import type { Actor } from '../core/http/actor'
import { findSignIn, type StoredSignIn } from './store/console-sign-ins'
import { findGrants } from './store/learners'

export const CONSOLE_SIGN_IN_SECONDS = 5 * 60

/** 256 random bits need no salt and no slow hash. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url')

export const isSignInExpired = ({ expiresAt }: StoredSignIn, now: Date) => expiresAt * 1000 <= now.getTime()

/** What an administrator's phone has before it; whoever holds no role is told so before anything else. */
export async function requireOpenSignIn(signInId: string, actor: Actor, now: Date): Promise<StoredSignIn> {
  if (!(await findGrants(actor.learnerId)).length) throw new Refusal('identity/not-administrator')
  const signIn = await findSignIn(signInId)
  if (!signIn) throw new Refusal('request/not-found')
  if (isSignInExpired(signIn, now)) throw new Refusal('identity/sign-in-expired')
  return signIn
}
