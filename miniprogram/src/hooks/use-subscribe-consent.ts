import { listSubscriptions, subscribe, type TemplateKey } from '@zhixing/shared/push/contract'
import { call } from '../api/call'
import { invalidate } from '../api/query-client'
import { newUlid } from '../api/ulid'
import { useContractQuery } from '../api/use-contract-query'
import { type ConsentResult, canUseWechatApis, requestSubscribeConsent } from '../platform/wechat'
import { useLearner } from '../sign-in/signed-in'

/**
 * Returns a function that asks for the consent to one message, unless an unused consent is left. It must be
 * the first, synchronous call of a tap. The page does not wait for the answer.
 */
export function useSubscribeConsent(key: TemplateKey) {
  const { learner } = useLearner()
  const enabled = learner !== undefined && canUseWechatApis()
  const subscriptions = useContractQuery(listSubscriptions, {}, { enabled })
  const template = subscriptions.data?.templates.find((each) => each.key === key)
  return () => {
    if (!template || template.consents > 0) return
    void requestSubscribeConsent([template.templateId]).then(reportConsent)
  }
}

/** Retries once with the same id, so that the server counts it once. A lost report costs one message. */
async function reportConsent(results: ConsentResult[]) {
  if (!results.length) return
  const report = { requestId: newUlid(), results }
  await call(subscribe, report).catch(() => call(subscribe, report).catch(() => undefined))
  await invalidate(listSubscriptions)
}
