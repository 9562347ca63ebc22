import * as identity from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { ask } from '../api/http'
import { loginCode } from '../platform/wechat'
import { arrived, keep, token } from './signed-in'

let flight: Promise<string> | undefined

/**
 * Exchanges a code of WeChat for a token, silently; who asks meanwhile waits for the same answer.
 * `mayLeave`: in a browser that has no code yet, go to WeChat's consent page and come back (the page is left, the promise stays open).
 */
export function signIn(mayLeave = false): Promise<string> {
  flight ??= exchange(mayLeave).finally(() => {
    flight = undefined
  })
  return flight
}

async function exchange(mayLeave: boolean): Promise<string> {
  const login = await loginCode(mayLeave)
  if (!login) throw new Refusal('identity/unauthenticated')
  const signedIn = await ask(identity.signIn, login)
  keep(signedIn)
  return signedIn.token
}

/** Once at the start: whoever was bound before is a learner at once, everybody else may browse. */
export async function arrive() {
  if (!token()) await signIn().catch(() => undefined)
  arrived()
}
