import * as contract from '@zhixing/shared/reviews/contract'
import { endpoint } from '../../core/http/endpoint'
import { barAnswerer } from '../bar-answerer'
import { officeNameOf, takeReviewStep } from '../review-step'
import { getReviewDetail } from '../review-views'

export const decideAppeal = endpoint(contract.decideAppeal, async (call) => {
  const { input, actor, now, refuse } = call
  const { uphold: upheld, reason } = input
  const byId = actor.learnerId
  const action = upheld ? 'uphold-appeal' : 'reject-appeal'
  const { review, caller } = await takeReviewStep(call, action, async (found, { grants }) => {
    await barAnswerer(found, byId, refuse)
    return {
      answer: { at: now.toISOString(), byId, office: officeNameOf(found, grants), upheld, reason },
    }
  })
  return getReviewDetail(review, caller, now)
})
