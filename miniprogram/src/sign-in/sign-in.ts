import * as identity from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { sendRequest } from '../api/http'
import { getLoginCode, type LoginOptions } from '../platform/wechat'
import { currentToken, endInitialSignIn, storeSignedIn } from './signed-in'

let inFlight: Promise<string> | undefined

/**
 * Exchanges a login code of WeChat for a token and returns it. Concurrent callers share one exchange. With
 * `mayLeavePage`, a browser without a code goes to WeChat's consent page, and the promise never resolves.
 * Throws `Refusal` or `Unavailable`.
 */
export function signIn(options: LoginOptions = { mayLeavePage: false }): Promise<string> {
  inFlight ??= exchangeCode(options).finally(() => {
    inFlight = undefined
  })
  return inFlight
}

async function exchangeCode(options: LoginOptions): Promise<string> {
  const login = await getLoginCode(options)
  if (!login) throw new Refusal('identity/unauthenticated')
  const signedIn = await sendRequest(identity.signIn, login)
  storeSignedIn(signedIn)
  return signedIn.token
}

/** Signs in when the app is opened. A failure leaves a guest, who may browse. */
export async function signInSilently() {
  if (!currentToken()) await signIn().catch(() => undefined)
  endInitialSignIn()
}
