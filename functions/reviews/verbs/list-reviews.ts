import * as contract from '@zhixing/shared/reviews/contract'
import { mayView } from '@zhixing/shared/reviews/rules'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { findManaged, findReview } from '../store/reviews'
import { cardOf } from '../views'

const PAGE_MAX = 20

export const listReviews = endpoint(
  contract.listReviews,
  async ({ input: { state, kind, cursor }, actor }) => {
    const grants = await requireRole(actor, 'supervisor')
    const question = ['reviews', actor.learnerId, state, kind]
    const fits = (
      each: Pick<contract.ReviewCard, 'state' | 'kind'> & { orgPath: string; learnerId: string },
    ) =>
      mayView(each, actor.learnerId, grants) &&
      (state ?? each.state) === each.state &&
      (kind ?? each.kind) === each.kind
    const { found, lastKey } = await findManaged(fits, openCursor(question, cursor), PAGE_MAX)
    const newest = await Promise.all(found.map((key) => findReview(key)))
    // The index may lag behind, so what it said is asked again of the review itself.
    const reviews = newest.flatMap((review) => (review && fits(review) ? [cardOf(review)] : []))
    return { reviews, cursor: cursorOf(question, lastKey) }
  },
)
