import { environment } from '../../core/environment'
import { WechatError } from '../../core/wechat/error'
import type { Event } from '../messages'
import { placeOf } from '../place'
import { changeConsents } from '../store/consents'
import { claimWelcome, findFollower, putFollower, removeFollower } from '../store/followers'
import { findUser, sendWelcome, subscribeTemplates } from '../wechat'
import { takePopup, takeSwitchedOff } from './consent-events'
import { takeBackConsent, takeBackTemplate } from './take-back'

/** What WeChat tells, late, twice or out of order: each is taken so that the last word stands and a repeat changes nothing. */
export async function takeEvent(event: Event): Promise<void> {
  await takers[event.event]?.(event)
}

const takers: Record<string, (event: Event) => Promise<void>> = {
  subscribe: join,
  SCAN: join, // follows already: then whatever is missing is made up for
  unsubscribe: ({ openid, at }) => removeFollower(openid, at),
  user_authorization_revoke: forgetPerson,
  user_authorization_cancellation: forgetPerson,
  TEMPLATESENDJOBFINISH: takeBackTemplate,
  subscribe_msg_popup_event: takePopup,
  subscribe_msg_change_event: takeSwitchedOff,
  subscribe_msg_sent_event: takeBackConsent,
}

/** Asked of WeChat rather than believed of the event: he may have left again before this is read. */
async function join({ openid, at, event }: Event): Promise<void> {
  const user = await findUser(openid)
  if (!user.follows) return
  const found = await findFollower(openid)
  if (found && !found.unreachable && (found.followedAt >= at || event === 'SCAN'))
    return welcome(openid, found.followedAt)
  const place = await placeOf(
    { appid: environment.serviceAccountAppid, openid, unionid: user.unionid },
    new Date(at),
  )
  await putFollower({ openid, unionid: user.unionid, followedAt: at, ...place })
  if (event === 'subscribe') await welcome(openid, at)
}

/** Claimed first: a greeting that comes twice is worse than one that is lost. */
async function welcome(openid: string, followedAt: string): Promise<void> {
  if (!(await claimWelcome(openid, followedAt))) return
  try {
    await sendWelcome(openid)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    console.warn(JSON.stringify({ level: 'warn', event: 'welcome', errcode: error.errcode }))
  }
}

/** Consent withdrawn for good: what the mini-program was allowed to send goes with it. */
async function forgetPerson({ openid }: Event): Promise<void> {
  for (const [, templateId] of subscribeTemplates()) {
    await changeConsents(templateId, openid, (consents) => (consents.length ? [] : undefined))
  }
}
