import { getSignInOptions } from '@zhixing/shared/identity/contract'
import { ask } from '../api/http'
import { newId } from '../api/request-id'

export type Answer = 'accept' | 'reject' | 'ban' | 'filter'
export type Login = { code: string; via: 'miniProgram' | 'serviceAccount' }

/** What the local simulator gives a page it frames, as a phone would. Absent in every real browser. */
interface WxSim {
  login(): Promise<{ code: string }>
  getPhoneNumber(): Promise<{ code: string }>
  openPrivacyContract(): Promise<unknown>
  requestSubscribeMessage(request: { tmplIds: string[] }): Promise<Record<string, string>>
  scanCode(): Promise<{ result: string; path?: string }>
}

declare global {
  interface Window {
    wxSim?: WxSim
  }
}

export async function loginCode(mayLeave: boolean): Promise<Login | undefined> {
  if (window.wxSim) return { code: (await window.wxSim.login()).code, via: 'miniProgram' }
  const code = brought
  brought = undefined
  if (code) return { code, via: 'serviceAccount' }
  if (!mayLeave) return undefined
  const { oauthUrl, serviceAccountAppid } = await ask(getSignInOptions, {})
  const state = newId()
  const comeBack: ComeBack = { state, hash: window.location.hash }
  window.sessionStorage.setItem(KEY, JSON.stringify(comeBack))
  const address = new URL(oauthUrl, window.location.href)
  // Not snsapi_base: without the unionid, which only this scope brings, one person would be another here than in the mini-program.
  const question = {
    appid: serviceAccountAppid,
    redirect_uri: here(),
    response_type: 'code',
    scope: 'snsapi_userinfo',
    state,
  }
  for (const [name, value] of Object.entries(question)) address.searchParams.set(name, value)
  address.hash = 'wechat_redirect'
  window.location.assign(address.href)
  return new Promise(() => {})
}

const KEY = 'zhixing:oauth'
interface ComeBack {
  state: string
  hash: string
}

/** This address without its fragment and without what an earlier sign-in left in it. */
function here(): string {
  const address = new URL(window.location.href)
  address.hash = ''
  address.searchParams.delete('code')
  address.searchParams.delete('state')
  return address.href
}

/**
 * The code WeChat's consent page sent back. It is good once, so it leaves the address at once, and the page we came from is taken up again.
 * A code nobody here asked for (another state) is somebody else's sign-in, and is not used.
 */
function takeCode(): string | undefined {
  const { searchParams } = new URL(window.location.href)
  const code = searchParams.get('code')
  if (!code) return undefined
  const kept = window.sessionStorage.getItem(KEY)
  window.sessionStorage.removeItem(KEY)
  const comeBack = kept ? (JSON.parse(kept) as ComeBack) : undefined
  window.history.replaceState(null, '', here() + (comeBack?.hash ?? ''))
  return comeBack?.state === searchParams.get('state') ? code : undefined
}

/** Taken while the program loads: its router looks at the address next, and must find the page that was left. */
let brought = takeCode()

/** Browsers have no such popup: the notice stands in the settings. */
export function needsPrivacy(_ask: (agree: () => void, refuse: () => void) => void) {}

export const openPrivacyNotice = () => void window.wxSim?.openPrivacyContract().catch(() => undefined)

export async function requestConsent(
  templateIds: string[],
): Promise<{ templateId: string; answer: Answer }[]> {
  const results = await window.wxSim?.requestSubscribeMessage({ tmplIds: templateIds }).catch(() => undefined)
  return templateIds.flatMap((templateId) => {
    const answer = results?.[templateId]
    return answer === 'accept' || answer === 'reject' || answer === 'ban' || answer === 'filter'
      ? [{ templateId, answer }]
      : []
  })
}

export const scanCode = async (): Promise<string | undefined> => {
  const scanned = await window.wxSim?.scanCode().catch(() => undefined)
  return scanned && (scanned.path || scanned.result)
}

export const canAskWechat = () => window.wxSim !== undefined

type Twin = typeof import('./wechat')
/** Both twins keep one shape. */
export const sameAsWeapp = {
  loginCode,
  needsPrivacy,
  openPrivacyNotice,
  requestConsent,
  scanCode,
  canAskWechat,
} satisfies Twin
