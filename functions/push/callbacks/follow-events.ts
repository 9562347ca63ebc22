import { environment } from '../../core/environment'
import { log } from '../../core/log'
import { WechatError } from '../../core/wechat/error'
import { readFollowerOrganisation } from '../follower-organisation'
import type { WechatEvent } from '../queue-messages'
import { claimWelcome, findFollower, putFollower } from '../store/followers'
import { getServiceAccountUser, sendWelcome } from '../wechat/users'

/** Reads from WeChat whether the person follows now, because an event may be handled after they have left. */
export async function handleFollow({ openid, at, event }: WechatEvent): Promise<void> {
  const { isFollower, unionid } = await getServiceAccountUser(openid)
  if (!isFollower) return
  const known = await findFollower(openid)
  // A SCAN does not begin a follow, so it changes nothing about a known follower.
  const isKnownFollow = known && (known.followedAt >= at || event === 'SCAN')
  if (isKnownFollow && !known.unreachable) return welcome(openid, known.followedAt)
  const wechat = { appid: environment.serviceAccountAppid, openid, unionid }
  const organisation = await readFollowerOrganisation(wechat, new Date(at))
  await putFollower({ openid, unionid, followedAt: at, ...organisation })
  if (event === 'subscribe') await welcome(openid, at)
}

/** Claimed before it is sent: a second greeting is worse than a lost one. */
async function welcome(openid: string, followedAt: string): Promise<void> {
  if (!(await claimWelcome(openid, followedAt))) return
  try {
    await sendWelcome(openid)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    log.warn({ event: 'welcome-not-sent', errcode: error.errcode })
  }
}
