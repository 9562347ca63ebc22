import { toConsentAnswer } from '@zhixing/shared/push/consent-answer'
import { redirectToOauth, takeOauthCode } from './oauth.h5'
import type { ConsentResult, LoginCode, LoginOptions } from './wechat'

export type { ConsentResult, LoginCode, LoginOptions } from './wechat'

/** What the local simulator offers to a page in one of its phones. Real browsers have no such object. */
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

// Read while the program loads: the router reads the address next and must find the page that was left.
let oauthCode = takeOauthCode()

/**
 * A login code, or undefined without one. With `mayLeavePage`, a browser without a code goes to WeChat's
 * consent page. A code is valid once, so it is returned once.
 */
export async function getLoginCode({ mayLeavePage }: LoginOptions): Promise<LoginCode | undefined> {
  if (window.wxSim) return { code: (await window.wxSim.login()).code, via: 'miniProgram' }
  const code = oauthCode
  oauthCode = undefined
  if (code) return { code, via: 'serviceAccount' }
  return mayLeavePage ? redirectToOauth() : undefined
}

/** A browser has no such event; the settings page links to the notice. */
export function onPrivacyAuthorizationNeeded(_listener: (agree: () => void, refuse: () => void) => void) {}

export const openPrivacyNotice = () => void window.wxSim?.openPrivacyContract().catch(() => undefined)

export async function requestSubscribeConsent(templateIds: string[]): Promise<ConsentResult[]> {
  const answers = await window.wxSim?.requestSubscribeMessage({ tmplIds: templateIds }).catch(() => undefined)
  return templateIds.flatMap((templateId) => {
    const answer = toConsentAnswer(answers?.[templateId])
    return answer ? [{ templateId, answer }] : []
  })
}

export const scanCode = async (): Promise<string | undefined> => {
  const scanned = await window.wxSim?.scanCode().catch(() => undefined)
  return scanned && (scanned.path || scanned.result)
}

export const canUseWechatApis = () => window.wxSim !== undefined

/** The compiler holds both platforms to one shape. */
export const sameShapeAsWeapp = {
  getLoginCode,
  onPrivacyAuthorizationNeeded,
  openPrivacyNotice,
  requestSubscribeConsent,
  scanCode,
  canUseWechatApis,
} satisfies typeof import('./wechat')
