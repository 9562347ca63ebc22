import { openConsents } from '@zhixing/shared/push/consents'
import * as contract from '@zhixing/shared/push/contract'
import { subscribeTemplateTitle } from '@zhixing/shared/push/templates'
import { environment } from '../../core/environment'
import type { WechatIdentity } from '../../core/http/actor'
import { guestEndpoint } from '../../core/http/endpoint'
import { findMiniProgramOpenid } from '../follower-organisation'
import { findConsents } from '../store/consents'
import { findFollower, findFollowerByUnionid } from '../store/followers'
import { listSubscribeTemplates } from '../wechat/template-ids'

export const listSubscriptions = guestEndpoint(contract.listSubscriptions, async ({ actor }) => {
  const openid = await findMiniProgramOpenid(actor)
  const countConsents = async (templateId: string) => {
    const person = openid === undefined ? undefined : await findConsents(templateId, openid)
    return openConsents(person?.consents ?? []).length
  }
  const [follower, templates] = await Promise.all([
    findFollowerOf(actor),
    Promise.all(
      listSubscribeTemplates().map(async ([key, templateId]) => ({
        key,
        templateId,
        title: subscribeTemplateTitle(key),
        consents: await countConsents(templateId),
      })),
    ),
  ])
  return { follower: follower !== undefined && !follower.unreachable, templates }
})

function findFollowerOf({ appid, openid, unionid }: WechatIdentity) {
  if (appid === environment.serviceAccountAppid) return findFollower(openid)
  return unionid ? findFollowerByUnionid(unionid) : undefined
}
