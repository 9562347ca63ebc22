import * as contract from '@zhixing/shared/reviews/contract'
import { reviewWorkflow } from '@zhixing/shared/reviews/rules'
import { endpoint } from '../../core/http/endpoint'
import { documentAfterStep } from '../../core/workflow/document-step'
import { takeStep } from '../../core/workflow/take-step'
import { fileRequests } from '../reversal-requests'
import { toWorkflowReview } from '../review-policies'
import { findPersonName } from '../review-step'
import { findMyReview } from '../review-views'
import { parseReviewId } from '../store/review'
import { findReview, putReview } from '../store/reviews'

export const appeal = endpoint(
  contract.appeal,
  async ({ input: { reviewId, text }, actor: { learnerId }, now, refuse }) => {
    const key = parseReviewId(reviewId)
    const found = key?.learnerId === learnerId ? await findReview(key, now) : undefined
    if (!found?.decision) throw refuse('reviews/not-found')
    const caller = { personId: learnerId, grants: [] }
    const step = {
      workflow: reviewWorkflow,
      action: 'appeal',
      document: toWorkflowReview(found, await fileRequests(found)),
      caller,
      now,
      conflict: 'reviews/already-appealed',
      refuse,
    } as const
    const review = await takeStep(step, {
      found,
      isRepeat: (current) => current.appeal?.text === text,
      isStale: false,
      async commit() {
        const appeal = { at: now.toISOString(), text }
        const name = await findPersonName(learnerId)
        return putReview(documentAfterStep(step, found, name, { appeal, comment: text }))
      },
      findCurrent: () => findReview(found, now),
    })
    const shown = await findMyReview(review, now)
    if (!shown) throw refuse('reviews/not-found')
    return shown
  },
)
