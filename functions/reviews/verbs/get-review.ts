import * as contract from '@zhixing/shared/reviews/contract'
import { endpoint } from '../../core/http/endpoint'
import { openReview } from '../review-step'
import { getReviewDetail } from '../review-views'

export const getReview = endpoint(contract.getReview, async ({ input, actor, now, refuse }) => {
  const { found, caller } = await openReview(input.reviewId, actor, now, refuse)
  return getReviewDetail(found, caller, now)
})
