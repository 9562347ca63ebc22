import { serve } from '../core/http/endpoint'
import { appeal } from './verbs/appeal'
import { decideAppeal } from './verbs/decide-appeal'
import { decideReview } from './verbs/decide-review'
import { getReview } from './verbs/get-review'
import { listMyReviews } from './verbs/list-my-reviews'
import { listReviews } from './verbs/list-reviews'

export const handler = serve(listReviews, getReview, decideReview, decideAppeal, listMyReviews, appeal)
