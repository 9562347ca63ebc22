import Taro from '@tarojs/taro'

export type Answer = 'accept' | 'reject' | 'ban' | 'filter'
export type Login = { code: string; via: 'miniProgram' | 'serviceAccount' }

/** A code that proves who holds the phone, to be exchanged by our server. Never asks anything. */
export async function loginCode(_mayLeave: boolean): Promise<Login | undefined> {
  const { code } = await Taro.login()
  return { code, via: 'miniProgram' }
}

/** Whether the person has yet to agree to the privacy notice before anything personal may be used. */
export function needsPrivacy(ask: (agree: () => void, refuse: () => void) => void) {
  // Base libraries before 2.32.3 show WeChat's own popup.
  Taro.onNeedPrivacyAuthorization?.((resolve) =>
    ask(
      () => resolve({ event: 'agree', buttonId: 'agree-privacy' }),
      () => resolve({ event: 'disagree' }),
    ),
  )
}

export const openPrivacyNotice = () => Taro.openPrivacyContract({ fail: () => {} })

/**
 * One consent, one message. Call it first and synchronously in the tap, or WeChat refuses.
 * Answers by template id; none when WeChat could not ask (main switch off, no network).
 */
export async function requestConsent(
  templateIds: string[],
): Promise<{ templateId: string; answer: Answer }[]> {
  const results = new Map<string, unknown>(
    Object.entries(
      await Taro.requestSubscribeMessage({ tmplIds: templateIds, entityIds: [] }).catch(() => ({})),
    ),
  )
  return templateIds.flatMap((templateId) => {
    const answer = answerOf(results.get(templateId))
    return answer ? [{ templateId, answer }] : []
  })
}

const answers: Record<string, Answer> = {
  accept: 'accept',
  acceptWithAudio: 'accept',
  acceptWithAlert: 'accept',
  reject: 'reject',
  ban: 'ban',
  filter: 'filter',
}
const answerOf = (answer: unknown) => answers[String(answer)]

/** What the scanned code says, or nothing when the person went back. */
export const scanCode = async (): Promise<string | undefined> => {
  const scanned = await Taro.scanCode({ onlyFromCamera: false }).catch(() => undefined)
  return scanned && (scanned.path || scanned.result)
}

/** Whether this client can ask for consents and phone numbers at all. */
export const canAskWechat = () => true
