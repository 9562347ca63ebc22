import * as contract from '@zhixing/shared/reviews/contract'
import { endpoint } from '../../core/http/endpoint'
import { findMyReview } from '../review-views'
import { listReviewsOf } from '../store/reviews'

export const listMyReviews = endpoint(contract.listMyReviews, async ({ actor, now }) => {
  const reviews = await listReviewsOf(actor.learnerId, now)
  const told = await Promise.all(reviews.map((review) => findMyReview(review, now)))
  return { reviews: told.filter((review) => review !== undefined) }
})
