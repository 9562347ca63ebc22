import { createHash } from 'node:crypto'
import { reactionTo } from '@zhixing/shared/push/rules'
import { retry } from '../../core/retry'
import { WechatError } from '../../core/wechat/error'
import { sendMessageBy } from '../wechat/messages'
import type { Delivery, SendOutcome } from './delivery-outcome'
import { campaignName } from './lane'
import { awaitSendSlot, sendRate } from './send-rate'

const ATTEMPTS_MAX = 4
const CLIENT_MESSAGE_ID_CHARACTERS = 32 // WeChat takes no longer one

/** Sends, and retries after a timeout while `isDeduplicated` says that WeChat delivers only one message. */
export async function sendWithRetry(
  { lane, published, openid }: Delivery,
  isDeduplicated: () => boolean,
): Promise<SendOutcome> {
  const clientMessageId = createHash('sha256')
    .update(`${campaignName(lane)} ${openid}`)
    .digest('hex')
    .slice(0, CLIENT_MESSAGE_ID_CHARACTERS)
  const isRetryable = (error: unknown) =>
    error instanceof WechatError && reactionTo(lane.channel, error).kind === 'retry' && isDeduplicated()
  const send = async () => {
    await awaitSendSlot()
    return sendMessageBy[lane.channel](published, openid, clientMessageId)
  }
  try {
    const messageId = await retry(send, {
      attemptsMax: ATTEMPTS_MAX,
      isTransient: isRetryable,
      backoff: { baseMs: 200, jitter: 'half' },
      sleep: (milliseconds) => sendRate.sleep(milliseconds),
    })
    return { kind: 'delivered', messageId }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    return toOutcome(lane.channel, error)
  }
}

function toOutcome(channel: Delivery['lane']['channel'], error: WechatError): SendOutcome {
  const reaction = reactionTo(channel, error)
  const hasAnswer = error.errcode !== 0
  const code = hasAnswer ? `${error.errcode}` : 'timeout'
  if (reaction.kind === 'end')
    return { kind: 'undelivered', end: reaction.end, code, consequence: reaction.consequence }
  if (reaction.kind === 'retry') return { kind: 'undelivered', end: 'unknown', code: 'timeout' }
  return { kind: 'paused', reaction, code }
}
