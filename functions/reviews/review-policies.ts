import { type ReviewPolicy, reviewPolicies, reviewPolicy } from '@zhixing/shared/policy/review-policy'
import type { Explanation } from '@zhixing/shared/reviews/anomaly'
import { appealDeadline, type WorkflowReview } from '@zhixing/shared/reviews/rules'
import { explanationOf } from '@zhixing/shared/reviews/words'
import { approverIdsOf, type EntryRequests } from './reversal-requests'
import type { Review } from './store/review'

/** The policy that raised the review, whatever policies came later. */
const policyOf = ({ reviewPolicyId }: Review): ReviewPolicy =>
  reviewPolicies.find((policy) => policy.reviewPolicyId === reviewPolicyId) ?? reviewPolicy

export const explainReview = (review: Review): Explanation =>
  explanationOf(review.kind, review.figures, policyOf(review))

/** Undefined without a decision against the learner. */
export const appealUntilOf = (review: Review): string | undefined =>
  review.decision && appealDeadline(review.decision.at, policyOf(review))

/**
 * The review as its workflow sees it. Approving a reversal decides as much as requesting it: neither person
 * answers the appeal.
 */
export const toWorkflowReview = (review: Review, requests: EntryRequests[]): WorkflowReview => ({
  state: review.state,
  orgPath: review.orgPath,
  learnerId: review.learnerId,
  deciderIds: review.decision ? [review.decision.byId, ...approverIdsOf(requests)] : [],
  appealUntil: appealUntilOf(review),
})
