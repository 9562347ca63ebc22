import { dayOf } from '@zhixing/shared/calendar'
import * as contract from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { issueToken, type WechatIdentity } from '../../core/http/actor'
import { guestEndpoint } from '../../core/http/endpoint'
import { pseudonymOf } from '../../core/http/signed'
import { findLearnerView } from '../learner-view'
import { bindWechat } from '../store/bindings'
import { preferredIdentity, type StoredLearner } from '../store/learners'
import { claimAttempt, findLearnerByNameAndCode, findLearnerByPhone } from '../store/roster'
import { fetchPhone } from '../wechat'

export const bind = guestEndpoint(contract.bind, async ({ input, actor, now, request }) => {
  const { appid, openid, unionid } = actor
  const wechat = { appid, openid, unionid }
  const learner =
    'phoneCode' in input ? await byPhone(input.phoneCode, wechat) : await byNameAndCode(input, wechat, now)
  if (!learner) throw new Refusal('identity/not-on-roster')
  const { learnerId } = learner
  await bindWechat(wechat, learnerId, now)
  const authenticatedAt = request.claims?.authenticatedAt ?? Math.floor(now.getTime() / 1000)
  return {
    ...(await issueToken({ surface: 'learner', wechat, learnerId, authenticatedAt }, now)),
    learner: await findLearnerView(learnerId),
  }
})

async function byPhone(phoneCode: string, { openid }: WechatIdentity): Promise<StoredLearner | undefined> {
  const phone = await fetchPhone(phoneCode, openid)
  return phone === undefined ? undefined : findLearnerByPhone(phone)
}

/** A person mistypes a few times; ten million codes are not to be tried, by one WeChat or by many. */
const ATTEMPTS_MAX = 10

async function byNameAndCode(
  { name, rosterCode }: { name: string; rosterCode: string },
  wechat: WechatIdentity,
  now: Date,
) {
  const day = dayOf(now)
  await claimAttempt(pseudonymOf('attempts of', preferredIdentity(wechat)), day, ATTEMPTS_MAX, now)
  await claimAttempt(pseudonymOf('attempts for', rosterCode), day, ATTEMPTS_MAX, now)
  return findLearnerByNameAndCode(name, rosterCode)
}
