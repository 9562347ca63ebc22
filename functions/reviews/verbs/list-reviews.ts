import * as contract from '@zhixing/shared/reviews/contract'
import { mayViewReview } from '@zhixing/shared/reviews/rules'
import { endpoint } from '../../core/http/endpoint'
import { listManaged } from '../../core/workflow/list-managed'
import { requireRole } from '../../identity/api'
import { toReviewCard } from '../review-views'
import { reviewIndex } from '../store/entity'
import { findReview } from '../store/reviews'

export const listReviews = endpoint(
  contract.listReviews,
  async ({ input: { state, kind, cursor }, actor, now }) => {
    const grants = await requireRole(actor, 'supervisor')
    const page = await listManaged(reviewIndex, {
      question: ['reviews', actor.learnerId, state, kind],
      cursor,
      matches: (key) =>
        mayViewReview(key, actor.learnerId, grants) &&
        (state ?? key.state) === key.state &&
        (kind ?? key.kind) === key.kind,
      find: (key) => findReview(key, now),
    })
    return { reviews: page.documents.map(toReviewCard), cursor: page.cursor }
  },
)
