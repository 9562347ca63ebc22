import { dayOf, nextMidnight } from '@zhixing/shared/calendar'
import * as contract from '@zhixing/shared/identity/contract'
import { issueToken, type WechatIdentity } from '../../core/http/actor'
import { guestEndpoint, type RefuseOf } from '../../core/http/endpoint'
import { pseudonymOf } from '../../core/http/signed'
import { networkOf, viewerAddressOf } from '../../core/http/viewer-address'
import { findLearnerByNameAndCode, findLearnerByPhone } from '../find-learner'
import { findLearnerView } from '../learner-view'
import { rememberPhone } from '../sessions'
import { claimAttempt } from '../store/attempts'
import { findBinding, preferredIdentity } from '../store/binding-sides'
import { bindWechat } from '../store/bindings'
import type { StoredLearner } from '../store/learners'
import { suspendGrants } from '../suspend-grants'
import { fetchPhone } from '../wechat'

/** Enough for typing errors, too few to guess codes. */
const ATTEMPTS_MAX = 10

export const bind = guestEndpoint(contract.bind, async ({ input, actor, now, request, refuse }) => {
  const { appid, openid, unionid } = actor
  const wechat = { appid, openid, unionid }
  const learner =
    'phoneCode' in input
      ? await findByPhoneCode(input.phoneCode, wechat, now, refuse)
      : await findByNameAndCode(input, wechat, viewerAddressOf(request), now, refuse)
  if (!learner) throw refuse('identity/not-on-roster')
  if (learner.employmentEnd?.state === 'left') throw refuse('identity/has-left')
  const { learnerId } = learner
  const proof = 'phoneCode' in input ? 'phone' : 'rosterCode'
  if (proof === 'rosterCode' && !(await findBinding(learnerId))) await suspendUnproven(learner, wechat, now)
  const problem = await bindWechat(wechat, learnerId, now, proof)
  if (problem) throw refuse(problem)
  const authenticatedAt = request.claims?.authenticatedAt ?? Math.floor(now.getTime() / 1000)
  const sessionId = await rememberPhone(learnerId, wechat, request, now)
  return {
    ...(await issueToken({ surface: 'learner', wechat, learnerId, sessionId, authenticatedAt }, now)),
    learner: await findLearnerView(learnerId),
  }
})

/**
 * 姓名和学员编号别人也可能知道。
 * A WeChat bound by them has no role until a second person confirms it; suspended before it is bound.
 */
const suspendUnproven = (learner: StoredLearner, wechat: WechatIdentity, now: Date) =>
  suspendGrants(
    learner,
    {
      byId: learner.learnerId,
      by: learner.name,
      comment: '用姓名和学员编号绑定了微信，没有核对手机号',
      identity: { wechat: preferredIdentity(wechat) },
    },
    now,
  )

/** Limited by WeChat identity, because WeChat charges for numbers. */
async function findByPhoneCode(
  phoneCode: string,
  wechat: WechatIdentity,
  now: Date,
  refuse: RefuseOf<typeof contract.bind>,
): Promise<StoredLearner | undefined> {
  await requireAttempts([pseudonymOf('phone numbers of', preferredIdentity(wechat))], now, refuse)
  const phone = await fetchPhone(phoneCode, wechat.openid, refuse)
  return phone === undefined ? undefined : findLearnerByPhone(phone)
}

/**
 * Limited by WeChat identity, and by code and address. Never by the code alone: strangers could then lock its
 * owner out.
 */
async function findByNameAndCode(
  { name, rosterCode }: { name: string; rosterCode: string },
  wechat: WechatIdentity,
  address: string,
  now: Date,
  refuse: RefuseOf<typeof contract.bind>,
): Promise<StoredLearner | undefined> {
  const counters = [
    pseudonymOf('attempts of', preferredIdentity(wechat)),
    pseudonymOf('attempts for', rosterCode, networkOf(address)),
  ]
  await requireAttempts(counters, now, refuse)
  return findLearnerByNameAndCode(name, rosterCode)
}

async function requireAttempts(
  counters: string[],
  now: Date,
  refuse: RefuseOf<typeof contract.bind>,
): Promise<void> {
  for (const counter of counters) {
    const isAllowed = await claimAttempt(counter, dayOf(now), ATTEMPTS_MAX, now)
    if (!isAllowed)
      throw refuse('identity/too-many-attempts', {
        retryAfterSeconds: Math.ceil((nextMidnight(now).getTime() - now.getTime()) / 1000),
      })
  }
}
