import * as contract from '@zhixing/shared/identity/contract'
import { issueToken } from '../../core/http/actor'
import { publicEndpoint } from '../../core/http/endpoint'
import { findLearnerView } from '../learner-view'
import { findLearnerId } from '../store/binding-sides'
import { rememberOpenid } from '../store/bindings'
import { exchangeLoginCode } from '../wechat'

export const signIn = publicEndpoint(contract.signIn, async ({ input: { code, via }, now, refuse }) => {
  const wechat = await exchangeLoginCode(code, via, refuse)
  const boundTo = await findLearnerId(wechat)
  const learner = boundTo ? await findLearnerView(boundTo) : undefined
  if (learner) await rememberOpenid(wechat, learner.learnerId)
  const authenticatedAt = Math.floor(now.getTime() / 1000)
  const claims = { surface: 'learner' as const, wechat, learnerId: learner?.learnerId, authenticatedAt }
  return { ...(await issueToken(claims, now)), learner }
})
