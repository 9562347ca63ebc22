import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import type { WechatIdentity } from '../../core/http/actor'
import { LearnerSideEntity, WechatSideEntity } from './entity'

/** What a learner claims: a WeChat identity, and the openid of each app. */
export interface LearnerSide {
  learnerId: string
  identity: string
  boundAt: string
  openids: Record<string, string | undefined>
  proof?: BindingProof | undefined
}

/** What proved that a WeChat is the learner's: the number WeChat has verified, or name and roster code. */
export type BindingProof = 'phone' | 'rosterCode'

export const openidIdentity = ({ appid, openid }: WechatIdentity) => `OPENID#${appid}#${openid}`

/**
 * By unionid if WeChat gives one, so that mini-program and service account of one person are one identity.
 */
export const preferredIdentity = (wechat: WechatIdentity) =>
  wechat.unionid ? `UNION#${wechat.unionid}` : openidIdentity(wechat)

/** Pattern I3. The learner that an identity claims; by itself this binds no one. */
export async function findClaimedLearnerId(identity: string): Promise<string | undefined> {
  const { Item } = await WechatSideEntity.build(GetItemCommand)
    .key({ identity })
    .options({ consistent: true })
    .send()
  return Item?.learnerId
}

/** Pattern I4. What a learner claims; by itself this binds no one. */
export async function findLearnerSide(learnerId: string): Promise<LearnerSide | undefined> {
  const { Item } = await LearnerSideEntity.build(GetItemCommand)
    .key({ learnerId })
    .options({ consistent: true })
    .send()
  return Item
}

/** The learner that a WeChat identity is bound to: both sides claim each other. */
export async function findLearnerId(wechat: WechatIdentity): Promise<string | undefined> {
  // A binding made before WeChat gave a unionid is under the openid. Without a unionid both are the same.
  const identities = new Set([preferredIdentity(wechat), openidIdentity(wechat)])
  for (const identity of identities) {
    const learnerId = await findClaimedLearnerId(identity)
    if (learnerId && (await findLearnerSide(learnerId))?.identity === identity) return learnerId
  }
  return undefined
}

/** What the learner claims, if the WeChat identity claims them too. */
export async function findBinding(learnerId: string): Promise<LearnerSide | undefined> {
  const side = await findLearnerSide(learnerId)
  return side && (await findClaimedLearnerId(side.identity)) === learnerId ? side : undefined
}

/**
 * Where messages of an app reach a bound learner; undefined until the learner has signed in with that app.
 */
export async function findOpenid(learnerId: string, appid: string): Promise<string | undefined> {
  return (await findBinding(learnerId))?.openids[appid]
}
