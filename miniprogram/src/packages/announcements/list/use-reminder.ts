import type { InputOf } from '@zhixing/shared/contract'
import type { ConsentAnswer } from '@zhixing/shared/push/consent-answer'
import { listSubscriptions, subscribe, type TemplateKey } from '@zhixing/shared/push/contract'
import { call } from '../../../api/call'
import { Unavailable } from '../../../api/http'
import { invalidate } from '../../../api/query-client'
import { newUlid } from '../../../api/ulid'
import { useContractQuery } from '../../../api/use-contract-query'
import { useLatestState } from '../../../hooks/use-latest-state'
import { type ConsentResult, canUseWechatApis, requestSubscribeConsent } from '../../../platform/wechat'

const templateNames: Record<TemplateKey, string> = { announcement: '公告提醒', newCourse: '新课提醒' }

export function useReminder() {
  const { data } = useContractQuery(listSubscriptions, {}, { enabled: canUseWechatApis() })
  const [isBusy, setBusy] = useLatestState(false)
  const [outcome, setOutcome] = useLatestState('')
  const templates = data?.templates ?? []
  const unused = templates.filter(({ consents }) => consents > 0)
  const unusedWords = unused.map(({ key, consents }) => `${consents} 次${templateNames[key]}`).join('、')

  const askForConsent = () => {
    // The first, synchronous call of the tap, or WeChat refuses.
    const answered = requestSubscribeConsent(templates.map(({ templateId }) => templateId))
    setBusy(true)
    void answered
      .then(reportAnswers)
      .then(setOutcome)
      .finally(() => setBusy(false))
  }

  return {
    canAsk: templates.length > 0,
    unusedConsents: unused.length ? `已同意 ${unusedWords}，每次用去一次。` : '',
    isFollower: data?.follower === true,
    isBusy,
    outcome,
    askForConsent,
  }
}

/** Reports the answers to the server and returns what the learner reads about it. */
async function reportAnswers(results: ConsentResult[]): Promise<string> {
  if (!results.length) return '微信这次没有弹出询问。请在微信“设置—订阅消息”中看看是否关闭了接收。'
  if (!results.some(({ answer }) => answer === 'accept')) return declinedWords(results[0]?.answer)
  try {
    await sendWithRetry({ requestId: newUlid(), results })
  } catch (error) {
    return error instanceof Unavailable
      ? '网络不通，这次同意没有记上，请稍后再点一次。'
      : '这次同意没有记上，请稍后再点一次。'
  }
  await invalidate(listSubscriptions)
  return '好的，下次有新消息时提醒您。'
}

function declinedWords(answer: ConsentAnswer | undefined): string {
  if (answer === 'ban') return '微信已关闭这类消息。如需打开，请点右上角“…—设置—订阅消息”。'
  if (answer === 'filter') return '微信暂时不能发送这类消息。公告仍然都在这里。'
  return '好的，不提醒。公告仍然都在这里。'
}

const ATTEMPTS_MAX = 3

/** Every attempt carries the same request id, so that an attempt whose answer was lost is counted once. */
async function sendWithRetry(report: InputOf<typeof subscribe>, attempt = 1): Promise<void> {
  try {
    await call(subscribe, report)
  } catch (error) {
    if (!(error instanceof Unavailable) || attempt >= ATTEMPTS_MAX) throw error
    await new Promise((resolve) => setTimeout(resolve, 1000 * attempt))
    await sendWithRetry(report, attempt + 1)
  }
}
