import type { InputOf } from '@zhixing/shared/contract'
import { listSubscriptions, subscribe, type TemplateKey } from '@zhixing/shared/push/contract'
import { call, Unavailable } from '../../../api/call'
import { newId } from '../../../api/request-id'
import { askAgain, useAnswer } from '../../../api/use-contract-query'
import { useLatest } from '../../../hooks/use-latest-state'
import { type Answer, canAskWechat, requestConsent } from '../../../platform/wechat'

const names: Record<TemplateKey, string> = { announcement: '公告提醒', newCourse: '新课提醒' }

export function useReminder() {
  const { data } = useAnswer(listSubscriptions, {}, canAskWechat())
  const [busy, setBusy] = useLatest(false)
  const [answer, setAnswer] = useLatest('')
  const templates = data?.templates ?? []
  const open = templates.filter(({ consents }) => consents > 0)

  const ask = () => {
    const asked = requestConsent(templates.map(({ templateId }) => templateId)) // first and synchronously: WeChat takes it for this tap only
    setBusy(true)
    void report(asked)
      .then(setAnswer)
      .finally(() => setBusy(false))
  }

  return {
    canAsk: templates.length > 0,
    inHand: open.length
      ? `已同意 ${open.map(({ key, consents }) => `${consents} 次${names[key]}`).join('、')}，每次用去一次。`
      : '',
    follower: data?.follower === true,
    busy,
    answer,
    ask,
  }
}

/** Tells the server what was answered, and says what comes of it. */
async function report(asked: ReturnType<typeof requestConsent>): Promise<string> {
  const results = await asked
  if (!results.length) return '微信这次没有弹出询问。请在微信“设置—订阅消息”中看看是否关闭了接收。'
  if (!results.some(({ answer }) => answer === 'accept')) return saysOf(results[0]?.answer)
  try {
    await sent({ requestId: newId(), results })
  } catch (error) {
    return error instanceof Unavailable
      ? '网络不通，这次同意没有记上，请稍后再点一次。'
      : '这次同意没有记上，请稍后再点一次。'
  }
  await askAgain(listSubscriptions)
  return '好的，下次有新消息时提醒您。'
}

function saysOf(answer: Answer | undefined): string {
  if (answer === 'ban') return '微信已关闭这类消息。如需打开，请点右上角“…—设置—订阅消息”。'
  if (answer === 'filter') return '微信暂时不能发送这类消息。公告仍然都在这里。'
  return '好的，不提醒。公告仍然都在这里。'
}

const TRIES = 3

/** The same id each time: an answer that was lost on its way adds nothing twice. */
async function sent(answer: InputOf<typeof subscribe>, tried = 1): Promise<void> {
  try {
    await call(subscribe, answer)
  } catch (error) {
    if (!(error instanceof Unavailable) || tried >= TRIES) throw error
    await new Promise((resolve) => setTimeout(resolve, 1000 * tried))
    await sent(answer, tried + 1)
  }
}
