import { getSignInOptions } from '@zhixing/shared/identity/contract'
import { ask } from './wire'

export type Answer = 'accept' | 'reject' | 'ban' | 'filter'
export type Login = { code: string; via: 'miniProgram' | 'serviceAccount' }

/** What the local simulator gives a page it frames, as a phone would. Absent in every real browser. */
interface WxSim {
  login(): Promise<{ code: string }>
  getPhoneNumber(): Promise<{ code: string }>
  requestSubscribeMessage(request: { tmplIds: string[] }): Promise<Record<string, string>>
  scanCode(): Promise<{ result: string }>
}

declare global {
  interface Window {
    wxSim?: WxSim
  }
}

export async function loginCode(mayLeave: boolean): Promise<Login | undefined> {
  if (window.wxSim) return { code: (await window.wxSim.login()).code, via: 'miniProgram' }
  const code = takeCode()
  if (code) return { code, via: 'serviceAccount' }
  if (!mayLeave) return undefined
  const { oauthUrl } = await ask(getSignInOptions, {})
  const address = new URL(oauthUrl, window.location.href)
  address.searchParams.set('redirect_uri', window.location.href.split('#')[0] ?? '')
  address.searchParams.set('state', window.location.hash.slice(1, 128))
  window.location.assign(address.href)
  return new Promise(() => {})
}

/** The code WeChat's consent page sent back. It is good once, so it leaves the address at once, and the page we came from is taken up again. */
function takeCode(): string | undefined {
  const address = new URL(window.location.href)
  const code = address.searchParams.get('code')
  if (!code) return undefined
  const from = address.searchParams.get('state')
  address.searchParams.delete('code')
  address.searchParams.delete('state')
  if (from) address.hash = from
  window.history.replaceState(null, '', address.href)
  return code
}

/** Browsers have no such popup: the notice stands in the settings. */
export function needsPrivacy(_ask: (agree: () => void, refuse: () => void) => void) {}

export const openPrivacyNotice = () => {}

export async function requestConsent(templateIds: string[]): Promise<{ templateId: string; answer: Answer }[]> {
  const results = await window.wxSim?.requestSubscribeMessage({ tmplIds: templateIds }).catch(() => undefined)
  return templateIds.flatMap((templateId) => {
    const answer = results?.[templateId]
    return answer === 'accept' || answer === 'reject' || answer === 'ban' || answer === 'filter' ? [{ templateId, answer }] : []
  })
}

export const scanCode = async (): Promise<string | undefined> => (await window.wxSim?.scanCode().catch(() => undefined))?.result

export const canAskWechat = () => window.wxSim !== undefined

type Twin = typeof import('./wechat')
/** Both twins keep one shape. */
export const sameAsWeapp = { loginCode, needsPrivacy, openPrivacyNotice, requestConsent, scanCode, canAskWechat } satisfies Twin
