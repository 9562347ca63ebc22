import * as contract from '@zhixing/shared/reviews/contract'
import { mayViewReview } from '@zhixing/shared/reviews/rules'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { listEntries } from '../../ledger/api'
import { earnedEntriesOf } from '../earned-hours'
import { officeNameOf, takeReviewStep } from '../review-step'
import { getReviewDetail } from '../review-views'

/** The reversal requests follow the step: the next read of the review files those that a crash left out. */
export const decideReview = endpoint(contract.decideReview, async (call) => {
  const { input, actor, now, refuse } = call
  const { reason, decision } = input
  const { review, caller } = await takeReviewStep(call, decision, async (found, { personId, grants }) => {
    if (decision === 'dismiss') return {}
    // A learner who has moved outside the scope since is for their new organisation to decide about.
    const learner = await findLearner(found.learnerId)
    if (!learner || !mayViewReview({ ...found, orgPath: learner.orgPath }, personId, grants))
      throw refuse('request/forbidden')
    const entryIds = [...new Set(input.entryIds)]
    const earned = earnedEntriesOf(found, await listEntries(found.learnerId)).map(({ entryId }) => entryId)
    if (!entryIds.every((entryId) => earned.includes(entryId)))
      throw refuse('request/invalid', {
        errors: [{ path: 'entryIds', message: '只能选择这次学习取得、尚未冲正的学时' }],
      })
    const office = officeNameOf(found, grants)
    return { decision: { at: now.toISOString(), byId: actor.learnerId, office, reason, entryIds } }
  })
  return getReviewDetail(review, caller, now)
})
