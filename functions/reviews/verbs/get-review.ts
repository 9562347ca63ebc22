import * as contract from '@zhixing/shared/reviews/contract'
import { endpoint } from '../../core/http/endpoint'
import { openReview } from '../step'
import { detailOf } from '../views'

export const getReview = endpoint(contract.getReview, async ({ input, actor }) => {
  const { found, grants } = await openReview(input.reviewId, actor)
  return detailOf(found, actor, grants)
})
