import { reactionTo } from '@zhixing/shared/push/rules'
import { log } from '../../core/log'
import { WechatError } from '../../core/wechat/error'
import type { WechatEvent } from '../queue-messages'
import { changeConsents } from '../store/consents'
import { deleteFollower } from '../store/followers'
import { listSubscribeTemplates } from '../wechat/template-ids'
import { handlePopup, handleSwitchOff } from './consent-events'
import { type HandledEventName, hasEventHandler } from './event-names'
import { handleFollow } from './follow-events'
import { handleSubscribeMessageResult, handleTemplateMessageResult } from './late-failures'

type EventHandler = (event: WechatEvent) => Promise<void>

/**
 * By the names of WeChat's events. Events may arrive late, twice or out of order, so repeats change nothing.
 */
const handlers: Record<HandledEventName, EventHandler> = {
  subscribe: handleFollow,
  SCAN: handleFollow,
  unsubscribe: ({ openid, at }) => deleteFollower(openid, at),
  user_authorization_revoke: deleteConsents,
  user_authorization_cancellation: deleteConsents,
  TEMPLATESENDJOBFINISH: handleTemplateMessageResult,
  subscribe_msg_popup_event: handlePopup,
  subscribe_msg_change_event: handleSwitchOff,
  subscribe_msg_sent_event: handleSubscribeMessageResult,
}

/**
 * A refusal that only this person meets is final: the event is dropped. One that an operator can lift raises
 * an alarm and is retried, so that the event waits with the dead letters.
 */
export async function handleEvent(event: WechatEvent): Promise<void> {
  try {
    if (hasEventHandler(event.event)) await handlers[event.event](event)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    // Events send no message. The channel decides only about a lost answer, which here is retried.
    const { kind } = reactionTo('templateMessage', error)
    if (kind !== 'end' && kind !== 'stop') throw error
    const line = { event: 'callback-refused', name: event.event, errcode: error.errcode }
    if (kind === 'end') return log.warn(line)
    log.alarm(line, error)
    throw error
  }
}

/** The person has revoked the use of their data: their consents are deleted. */
async function deleteConsents({ openid }: WechatEvent): Promise<void> {
  for (const [, templateId] of listSubscribeTemplates())
    await changeConsents(templateId, openid, (consents) => (consents.length ? [] : undefined))
}
