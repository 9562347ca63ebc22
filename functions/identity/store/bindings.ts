import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { absent, conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import type { WechatIdentity } from '../../core/http/actor'
import {
  type BindingProof,
  findClaimedLearnerId,
  findLearnerId,
  findLearnerSide,
  type LearnerSide,
  openidIdentity,
  preferredIdentity,
} from './binding-sides'
import { LearnerSideEntity, WechatSideEntity } from './entity'
import { logRosterChange } from './roster-changes'

type BindingProblem = 'identity/wechat-already-bound' | 'identity/learner-already-bound'

/**
 * Binds a WeChat identity to a learner; repeating it changes nothing. WeChat's side is written first, then
 * the learner's. A claim that the other side does not return was left by a crash and is replaced, if it is
 * still the one that was read. Returns the problem, or undefined if the two are bound.
 */
export async function bindWechat(
  wechat: WechatIdentity,
  learnerId: string,
  now: Date,
  proof?: BindingProof,
): Promise<BindingProblem | undefined> {
  const boundTo = await findLearnerId(wechat)
  if (boundTo === learnerId) {
    await rememberOpenid(wechat, learnerId)
    return undefined
  }
  if (boundTo) return 'identity/wechat-already-bound'
  const identity = preferredIdentity(wechat)
  const before = await findLearnerSide(learnerId)
  if (before && (await findClaimedLearnerId(before.identity)) === learnerId)
    return 'identity/learner-already-bound'
  await logRosterChange(learnerId)
  if (!(await putWechatSide(identity, learnerId))) return 'identity/wechat-already-bound'
  const openids = { [wechat.appid]: wechat.openid }
  const side = { learnerId, identity, boundAt: now.toISOString(), openids, ...(proof && { proof }) }
  if (!(await putLearnerSide(side, before))) return 'identity/learner-already-bound'
  return undefined
}

/** Whether the identity claims the learner now; false if another request was first. */
async function putWechatSide(identity: string, learnerId: string): Promise<boolean> {
  const before = await findClaimedLearnerId(identity)
  if (before === learnerId) return true
  const put = WechatSideEntity.build(PutItemCommand)
    .item({ identity, learnerId })
    .options({ condition: before ? equals('learnerId', before) : absent('learnerId') })
  // A failed condition may be the client's retry meeting its own write.
  return (await conditionHeld(put.send())) || (await findClaimedLearnerId(identity)) === learnerId
}

/**
 * Whether the learner claims the identity now. The condition compares the instant too, because the same claim
 * may have been deleted and made again.
 */
async function putLearnerSide(side: LearnerSide, before: LearnerSide | undefined): Promise<boolean> {
  const condition = before
    ? { and: [equals('identity', before.identity), equals('boundAt', before.boundAt)] }
    : absent('identity')
  const put = LearnerSideEntity.build(PutItemCommand)
    .item({ ...side, openids: withoutUndefined(side.openids) })
    .options({ condition })
  if (await conditionHeld(put.send())) return true
  return (await findLearnerSide(side.learnerId))?.identity === side.identity
}

/**
 * Unbinds, the learner's side first: from then on the two are not bound, even if a crash leaves the other
 * side. Does nothing if the learner is bound to another WeChat identity by now.
 */
export async function unbindWechat(wechat: WechatIdentity, learnerId: string): Promise<void> {
  const side = await findLearnerSide(learnerId)
  const isOwn = side?.identity === preferredIdentity(wechat) || side?.openids[wechat.appid] === wechat.openid
  if (side && !isOwn) return
  // Without a side: an earlier call deleted it and crashed.
  await deleteSides(learnerId, side?.identity ?? preferredIdentity(wechat))
}

/**
 * Unbinds whatever WeChat the learner has been bound to since before `madeBefore`. A crash after the first
 * write leaves a claim of WeChat's side alone, which binds no one.
 */
export async function releaseBinding(learnerId: string, madeBefore: string): Promise<void> {
  const side = await findLearnerSide(learnerId)
  if (side && side.boundAt < madeBefore) await deleteSides(learnerId, side.identity)
}

/** Deletes the learner's side before the WeChat side: once it is gone, the two are not bound. */
async function deleteSides(learnerId: string, identity: string): Promise<void> {
  const deleteLearnerSide = LearnerSideEntity.build(DeleteItemCommand)
    .key({ learnerId })
    .options({ condition: equals('identity', identity) })
  const deleteWechatSide = WechatSideEntity.build(DeleteItemCommand)
    .key({ identity })
    .options({ condition: equals('learnerId', learnerId) })
  await logRosterChange(learnerId)
  await conditionHeld(deleteLearnerSide.send())
  await conditionHeld(deleteWechatSide.send())
}

/**
 * Stores the openid of an app with which a bound learner signs in. A binding made before WeChat gave a
 * unionid moves over to it, WeChat's side first, so that at every moment one of the two identities is claimed
 * from both sides.
 */
export async function rememberOpenid(wechat: WechatIdentity, learnerId: string): Promise<void> {
  const side = await findLearnerSide(learnerId)
  if (!side) return
  const identity = preferredIdentity(wechat)
  const movesToUnionid = side.identity !== identity && side.identity === openidIdentity(wechat)
  if (!movesToUnionid && side.openids[wechat.appid] === wechat.openid) return
  if (movesToUnionid) await WechatSideEntity.build(PutItemCommand).item({ identity, learnerId }).send()
  const openids = withoutUndefined({ ...side.openids, [wechat.appid]: wechat.openid })
  await conditionHeld(
    LearnerSideEntity.build(UpdateItemCommand)
      .item({ learnerId, openids: $set(openids), ...(movesToUnionid && { identity }) })
      .options({ condition: equals('identity', side.identity) })
      .send(),
  )
  if (movesToUnionid) await WechatSideEntity.build(DeleteItemCommand).key({ identity: side.identity }).send()
}

const withoutUndefined = (openids: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(openids).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
