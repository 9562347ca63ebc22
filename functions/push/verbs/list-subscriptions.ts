import { openOf } from '@zhixing/shared/push/consents'
import * as contract from '@zhixing/shared/push/contract'
import { templateTitle } from '@zhixing/shared/push/templates'
import { environment } from '../../core/environment'
import type { WechatIdentity } from '../../core/http/actor'
import { guestEndpoint } from '../../core/http/endpoint'
import { miniProgramOpenid } from '../place'
import { findConsents } from '../store/consents'
import { findFollower, followerOfUnion } from '../store/followers'
import { subscribeTemplates } from '../wechat'

export const listSubscriptions = guestEndpoint(contract.listSubscriptions, async ({ actor }) => {
  const openid = await miniProgramOpenid(actor)
  const [follower, templates] = await Promise.all([
    followerOf(actor),
    Promise.all(
      subscribeTemplates().map(async ([key, templateId]) => {
        const found = openid === undefined ? undefined : await findConsents(templateId, openid)
        return { key, templateId, title: templateTitle(key), consents: openOf(found?.consents ?? []).length }
      }),
    ),
  ])
  return { follower: follower !== undefined && !follower.unreachable, templates }
})

const followerOf = ({ appid, openid, unionid }: WechatIdentity) => {
  if (appid === environment.serviceAccountAppid) return findFollower(openid)
  return unionid ? followerOfUnion(unionid) : undefined
}
