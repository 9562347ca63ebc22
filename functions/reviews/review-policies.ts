import { type ReviewPolicy, reviewPolicies, reviewPolicy } from '@zhixing/shared/policy/review-policy'
import type { Explanation } from '@zhixing/shared/reviews/anomaly'
import { appealDeadline, type WorkflowReview } from '@zhixing/shared/reviews/rules'
import { explanationOf } from '@zhixing/shared/reviews/words'
import { approverIdsOf, type EntryRequests } from './reversal-requests'
import type { Review } from './store/review'

/** The policy that raised the review, which may not be the current one. */
const policyOf = ({ reviewPolicyId }: Review): ReviewPolicy =>
  reviewPolicies.find((policy) => policy.reviewPolicyId === reviewPolicyId) ?? reviewPolicy

export const explainReview = (review: Review): Explanation =>
  explanationOf(review.kind, review.figures, policyOf(review))

/** Undefined without a decision against the learner. */
export const appealUntilOf = (review: Review): string | undefined =>
  review.decision && appealDeadline(review.decision.at, policyOf(review))

/**
 * The review as its workflow sees it. The approvers of a reversal are deciders too, so they do not answer the
 * appeal either.
 */
export const toWorkflowReview = (review: Review, requests: EntryRequests[]): WorkflowReview => ({
  state: review.state,
  orgPath: review.orgPath,
  learnerId: review.learnerId,
  deciderIds: review.decision ? [review.decision.byId, ...approverIdsOf(requests)] : [],
  appealUntil: appealUntilOf(review),
})
