import * as contract from '@zhixing/shared/reviews/contract'
import { mayViewReview, reviewWorkflow } from '@zhixing/shared/reviews/rules'
import { isWaitingFor } from '@zhixing/shared/workflow/rules'
import { endpoint } from '../../core/http/endpoint'
import { listManaged } from '../../core/workflow/list-managed'
import { requireRole } from '../../identity/api'
import { fileRequests } from '../reversal-requests'
import { toWorkflowReview } from '../review-policies'
import { toReviewCard } from '../review-views'
import { reviewIndex } from '../store/entity'
import { findReview } from '../store/reviews'

export const listReviews = endpoint(
  contract.listReviews,
  async ({ input: { state, kind, waitingFor, pageSize, cursor }, actor, now }) => {
    const grants = await requireRole(actor, 'supervisor')
    const caller = { personId: actor.learnerId, grants }
    const page = await listManaged(reviewIndex, {
      question: ['reviews', actor.learnerId, state, kind, waitingFor],
      cursor,
      pageSize,
      matches: (key) =>
        mayViewReview(key, actor.learnerId, grants) &&
        (state ?? key.state) === key.state &&
        (kind ?? key.kind) === key.kind &&
        (!waitingFor || key.state in reviewWorkflow.awaited),
      find: (key) => findReview(key, now),
      matchesDocument: async (found) =>
        !waitingFor ||
        isWaitingFor(reviewWorkflow, toWorkflowReview(found, await fileRequests(found)), caller, now),
    })
    return { reviews: page.documents.map(toReviewCard), cursor: page.cursor }
  },
)
