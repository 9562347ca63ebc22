import { getSignInOptions } from '@zhixing/shared/identity/contract'
import { sendRequest } from '../api/http'

const KEY = 'zhixing:oauth'

/** What this tab remembers while WeChat's consent page is open. `hash` names the page that was left. */
interface PendingOauth {
  state: string
  hash: string
}

/** Opens WeChat's consent page, which returns to this address with a code. The promise never resolves. */
export async function redirectToOauth(): Promise<never> {
  const { oauthUrl, serviceAccountAppid } = await sendRequest(getSignInOptions, {})
  const state = unpredictableState()
  const pending: PendingOauth = { state, hash: window.location.hash }
  window.sessionStorage.setItem(KEY, JSON.stringify(pending))
  const address = new URL(oauthUrl, window.location.href)
  const parameters = {
    appid: serviceAccountAppid,
    redirect_uri: addressWithoutOauth(),
    response_type: 'code',
    // Only this scope brings the unionid, which makes the learner the same person as in the mini-program.
    scope: 'snsapi_userinfo',
    state,
  }
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  address.hash = 'wechat_redirect'
  window.location.assign(address.href)
  return new Promise(() => {})
}

/** Ties the answer of the consent page to this tab, so that a code issued to another tab is ignored. */
const unpredictableState = () =>
  Array.from(window.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('')

/** This address without its fragment and without the parameters of an earlier sign-in. */
function addressWithoutOauth(): string {
  const address = new URL(window.location.href)
  address.hash = ''
  address.searchParams.delete('code')
  address.searchParams.delete('state')
  return address.href
}

/**
 * Takes the code of WeChat's consent page out of the address and restores the page that was left. A code with
 * another state than this tab requested belongs to a different sign-in and is ignored.
 */
export function takeOauthCode(): string | undefined {
  const { searchParams } = new URL(window.location.href)
  const code = searchParams.get('code')
  if (!code) return undefined
  const stored = window.sessionStorage.getItem(KEY)
  window.sessionStorage.removeItem(KEY)
  const pending = stored ? (JSON.parse(stored) as PendingOauth) : undefined
  window.history.replaceState(null, '', addressWithoutOauth() + (pending?.hash ?? ''))
  return pending?.state === searchParams.get('state') ? code : undefined
}
