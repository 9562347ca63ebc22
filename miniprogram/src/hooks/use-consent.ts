import { listSubscriptions, subscribe, type TemplateKey } from '@zhixing/shared/push/contract'
import { call } from '../api/call'
import { newId } from '../api/request-id'
import { askAgain, useAnswer } from '../api/use-contract-query'
import { canAskWechat, requestConsent } from '../platform/wechat'
import { useLearner } from '../sign-in/signed-in'

/**
 * Asks, in a tap, for the consent to one message, unless one is unspent already. Nothing depends on the answer; whatever it is, the server is told.
 */
export function useConsent(key: TemplateKey) {
  const { learner } = useLearner()
  const subscriptions = useAnswer(listSubscriptions, {}, learner !== undefined && canAskWechat())
  const template = subscriptions.data?.templates.find((each) => each.key === key)
  return () => {
    if (!template || template.consents > 0) return
    void report(requestConsent([template.templateId]))
  }
}

/** A report that is lost costs one message and no more; it is repeated once under the same id, which adds nothing twice. */
async function report(asked: ReturnType<typeof requestConsent>) {
  const results = await asked
  if (!results.length) return
  const answer = { requestId: newId(), results }
  await call(subscribe, answer).catch(() => call(subscribe, answer).catch(() => undefined))
  await askAgain(listSubscriptions)
}
