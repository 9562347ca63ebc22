import Taro from '@tarojs/taro'
import { type ConsentAnswer, toConsentAnswer } from '@zhixing/shared/push/consent-answer'
import { Unavailable } from '../api/http'

/** A code that proves the WeChat identity, and the app it was issued for. */
export interface LoginCode {
  code: string
  via: 'miniProgram' | 'serviceAccount'
}
export interface LoginOptions {
  mayLeavePage: boolean
}
export interface ConsentResult {
  templateId: string
  answer: ConsentAnswer
}

/** WeChat issues a code without a question, so the page is never left. Throws `Unavailable` without a network. */
export async function getLoginCode(_options: LoginOptions): Promise<LoginCode | undefined> {
  const { code } = await Taro.login().catch(() => {
    throw new Unavailable() // WeChat rejects with an object that is no error
  })
  return { code, via: 'miniProgram' }
}

/** Calls the listener when personal information is needed before the learner agreed to the privacy notice. */
export function onPrivacyAuthorizationNeeded(listener: (agree: () => void, refuse: () => void) => void) {
  // Base libraries before 2.32.3 have no such event and show WeChat's own popup.
  Taro.onNeedPrivacyAuthorization?.((resolve) =>
    listener(
      () => resolve({ event: 'agree', buttonId: 'agree-privacy' }),
      () => resolve({ event: 'disagree' }),
    ),
  )
}

export const openPrivacyNotice = () => Taro.openPrivacyContract({ fail: () => {} })

/**
 * Asks for the consent to one message per template. It must be the first, synchronous call of a tap, or
 * WeChat refuses. Returns no results when WeChat could not ask: main switch off, or no network.
 */
export async function requestSubscribeConsent(templateIds: string[]): Promise<ConsentResult[]> {
  const response = await Taro.requestSubscribeMessage({ tmplIds: templateIds, entityIds: [] }).catch(
    () => ({}),
  )
  const answers = new Map<string, unknown>(Object.entries(response))
  return templateIds.flatMap((templateId) => {
    const answer = toConsentAnswer(answers.get(templateId))
    return answer ? [{ templateId, answer }] : []
  })
}

/** The page path or text of a scanned code; undefined when the learner closed the scanner. */
export const scanCode = async (): Promise<string | undefined> => {
  const scanned = await Taro.scanCode({ onlyFromCamera: false }).catch(() => undefined)
  return scanned && (scanned.path || scanned.result)
}

/** Whether this client can ask for consents and phone numbers and can scan codes. */
export const canUseWechatApis = () => true
