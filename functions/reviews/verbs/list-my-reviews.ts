import * as contract from '@zhixing/shared/reviews/contract'
import { endpoint } from '../../core/http/endpoint'
import { reviewsOf } from '../store/reviews'
import { mineOf } from '../views'

export const listMyReviews = endpoint(contract.listMyReviews, async ({ actor, now }) => {
  const told = await Promise.all((await reviewsOf(actor.learnerId)).map((review) => mineOf(review, now)))
  return { reviews: told.filter((review) => review !== undefined) }
})
