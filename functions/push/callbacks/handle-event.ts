import type { WechatEvent } from '../queue-messages'
import { changeConsents } from '../store/consents'
import { deleteFollower } from '../store/followers'
import { listSubscribeTemplates } from '../wechat/template-ids'
import { handlePopup, handleSwitchOff } from './consent-events'
import { handleFollow } from './follow-events'
import { handleSubscribeMessageResult, handleTemplateMessageResult } from './late-failures'

type EventHandler = (event: WechatEvent) => Promise<void>

/**
 * By the names of WeChat's events. Events may arrive late, twice or out of order, so repeats change nothing.
 */
const handlers: Record<string, EventHandler> = {
  subscribe: handleFollow,
  SCAN: handleFollow, // sent by a follower: adds one whose `subscribe` event was lost
  unsubscribe: ({ openid, at }) => deleteFollower(openid, at),
  user_authorization_revoke: deleteConsents,
  user_authorization_cancellation: deleteConsents,
  TEMPLATESENDJOBFINISH: handleTemplateMessageResult,
  subscribe_msg_popup_event: handlePopup,
  subscribe_msg_change_event: handleSwitchOff,
  subscribe_msg_sent_event: handleSubscribeMessageResult,
}

/** Events that are not listed are ignored. */
export async function handleEvent(event: WechatEvent): Promise<void> {
  await handlers[event.event]?.(event)
}

/** The person has revoked the use of their data: their consents are deleted. */
async function deleteConsents({ openid }: WechatEvent): Promise<void> {
  for (const [, templateId] of listSubscribeTemplates())
    await changeConsents(templateId, openid, (consents) => (consents.length ? [] : undefined))
}
