import { Refusal } from '@zhixing/shared/problem'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import type { WechatIdentity } from '../../core/http/actor'
import { LearnerSideEntity, WechatSideEntity } from './entity'
import {
  findClaimedLearnerId,
  findLearnerId,
  findLearnerSide,
  type LearnerSide,
  openidIdentity,
  preferredIdentity,
} from './learners'

/**
 * Binds, or finds it done already. WeChat's side first, then the learner's; a claim that its other side does not return is what a crash
 * left behind and may be taken over, but only as it was seen.
 */
export async function bindWechat(wechat: WechatIdentity, learnerId: string, now: Date): Promise<void> {
  const bound = await findLearnerId(wechat)
  if (bound === learnerId) return void (await rememberOpenid(wechat, learnerId))
  if (bound) throw new Refusal('identity/wechat-already-bound')
  const identity = preferredIdentity(wechat)
  const other = await findLearnerSide(learnerId)
  if (other && (await findClaimedLearnerId(other.identity)) === learnerId)
    throw new Refusal('identity/learner-already-bound')
  await claimLearner(identity, learnerId)
  await claimWechat(
    { learnerId, identity, boundAt: now.toISOString(), openids: { [wechat.appid]: wechat.openid } },
    other,
  )
}

async function claimLearner(identity: string, learnerId: string) {
  const claimed = await findClaimedLearnerId(identity)
  if (claimed === learnerId) return
  const asSeen = claimed
    ? { attr: 'learnerId' as const, eq: claimed }
    : { attr: 'learnerId' as const, exists: false as const }
  await orBusy(
    'identity/wechat-already-bound',
    () =>
      WechatSideEntity.build(PutItemCommand)
        .item({ identity, learnerId })
        .options({ condition: asSeen })
        .send(),
    async () => (await findClaimedLearnerId(identity)) === learnerId,
  )
}

async function claimWechat(side: LearnerSide, stale: LearnerSide | undefined) {
  // With its instant, so that the same claim made anew in the meantime is not taken for the old one.
  const asSeen = stale
    ? {
        and: [
          { attr: 'identity' as const, eq: stale.identity },
          { attr: 'boundAt' as const, eq: stale.boundAt },
        ],
      }
    : { attr: 'identity' as const, exists: false as const }
  await orBusy(
    'identity/learner-already-bound',
    () =>
      LearnerSideEntity.build(PutItemCommand)
        .item({ ...side, openids: definedOf(side.openids) })
        .options({ condition: asSeen })
        .send(),
    async () => (await findLearnerSide(side.learnerId))?.identity === side.identity,
  )
}

/** Somebody was faster between the look and the write; unless that was this very write, tried again because its answer was lost. */
async function orBusy(
  refusal: 'identity/wechat-already-bound' | 'identity/learner-already-bound',
  write: () => Promise<unknown>,
  isDone: () => Promise<boolean>,
) {
  try {
    await write()
  } catch (error) {
    acceptConditionFailed(error)
    if (!(await isDone())) throw new Refusal(refusal)
  }
}

/** The learner's side first: from then on nothing is bound, whatever becomes of the rest. Whoever is bound by now to another WeChat is left alone. */
export async function unbindWechat(wechat: WechatIdentity, learnerId: string): Promise<void> {
  const binding = await findLearnerSide(learnerId)
  const isMine =
    binding &&
    (binding.identity === preferredIdentity(wechat) || binding.openids[wechat.appid] === wechat.openid)
  if (binding && !isMine) return
  const identity = binding?.identity ?? preferredIdentity(wechat) // no learner's side: an unbinding that was cut short left the other
  await LearnerSideEntity.build(DeleteItemCommand)
    .key({ learnerId })
    .options({ condition: { attr: 'identity', eq: identity } })
    .send()
    .catch(acceptConditionFailed)
  await WechatSideEntity.build(DeleteItemCommand)
    .key({ identity })
    .options({ condition: { attr: 'learnerId', eq: learnerId } })
    .send()
    .catch(acceptConditionFailed)
}

/**
 * Each app has an openid of its own; a binding made before WeChat gave a unionid moves over to it, WeChat's side first, so that at any
 * moment one of the two agrees.
 */
export async function rememberOpenid(wechat: WechatIdentity, learnerId: string): Promise<void> {
  const binding = await findLearnerSide(learnerId)
  if (!binding) return
  const identity = preferredIdentity(wechat)
  const moves = binding.identity !== identity && binding.identity === openidIdentity(wechat)
  if (!moves && binding.openids[wechat.appid] === wechat.openid) return
  if (moves) await WechatSideEntity.build(PutItemCommand).item({ identity, learnerId }).send()
  const openids = definedOf({ ...binding.openids, [wechat.appid]: wechat.openid })
  await LearnerSideEntity.build(UpdateItemCommand)
    .item({ learnerId, openids: $set(openids), ...(moves && { identity }) })
    .options({ condition: { attr: 'identity', eq: binding.identity } })
    .send()
    .catch(acceptConditionFailed)
  if (moves) await WechatSideEntity.build(DeleteItemCommand).key({ identity: binding.identity }).send()
}

const definedOf = (openids: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(openids).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
