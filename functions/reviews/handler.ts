import { serve } from '../endpoint'
import { appeal } from './appeal'
import { decideAppeal } from './decide-appeal'
import { decideReview } from './decide-review'
import { getReview } from './get-review'
import { listMyReviews } from './list-my-reviews'
import { listReviews } from './list-reviews'

export const handler = serve(listReviews, getReview, decideReview, decideAppeal, listMyReviews, appeal)
