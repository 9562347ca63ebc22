import * as contract from '@zhixing/shared/identity/contract'
import { issueToken } from '../../core/http/actor'
import { publicEndpoint } from '../../core/http/endpoint'
import { findLearnerView } from '../learner-view'
import { rememberOpenid } from '../store/bindings'
import { findLearnerId } from '../store/learners'
import { exchangeLoginCode } from '../wechat'

export const signIn = publicEndpoint(contract.signIn, async ({ input, now }) => {
  const wechat = await exchangeLoginCode(input.code, input.via)
  const learnerId = await findLearnerId(wechat)
  const learner = learnerId && (await findLearnerView(learnerId))
  if (learner) await rememberOpenid(wechat, learner.learnerId)
  const authenticatedAt = Math.floor(now.getTime() / 1000)
  const issued = await issueToken(
    { surface: 'learner', wechat, learnerId: learner ? learner.learnerId : undefined, authenticatedAt },
    now,
  )
  return { ...issued, learner: learner || undefined }
})
