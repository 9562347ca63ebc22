import type { MyReview, ReviewCard, ReviewDetail } from '@zhixing/shared/reviews/contract'
import { mayViewReview, reviewWorkflow } from '@zhixing/shared/reviews/rules'
import { actionsOf, type Caller, refusalOf } from '@zhixing/shared/workflow/rules'
import { findLearner, findOrganisation } from '../identity/api'
import { listEntries } from '../ledger/api'
import { earnedEntriesOf, listTimeline } from './earned-hours'
import { fileRequests } from './reversal-requests'
import { toReversedEntries } from './reversed-entries'
import { appealUntilOf, explainReview, toWorkflowReview } from './review-policies'
import { type Review, reviewIdOf } from './store/review'
import { listReviewsOf } from './store/reviews'

export function toReviewCard(review: Review): ReviewCard {
  const { revision, kind, state, nameMasked, organisationName, on, raisedAt, updatedAt } = review
  return {
    reviewId: reviewIdOf(review),
    revision,
    kind,
    state,
    nameMasked,
    organisationName,
    on,
    seen: explainReview(review).seen,
    raisedAt,
    updatedAt,
  }
}

/** The reviews of a person that the caller may see, newest day first; none of their own. */
export async function listReviewCardsOf(learnerId: string, caller: Caller, now: Date): Promise<ReviewCard[]> {
  const reviews = await listReviewsOf(learnerId, now)
  return reviews.filter((review) => mayViewReview(review, caller.personId, caller.grants)).map(toReviewCard)
}

/** For a supervisor, who has to hear the learner: with the full name, and the phone number masked. */
export async function getReviewDetail(review: Review, caller: Caller, now: Date): Promise<ReviewDetail> {
  // Before the ledger, so that the entries of every request approved by then are found in it.
  const requests = await fileRequests(review)
  const [learner, entries] = await Promise.all([findLearner(review.learnerId), listEntries(review.learnerId)])
  const organisation = learner && (await findOrganisation(learner.organisationId))
  return {
    ...toReviewCard(review),
    name: learner?.name ?? '',
    phoneMasked: learner?.phoneMasked,
    organisationNames: organisation?.names ?? [],
    explanation: explainReview(review),
    figures: review.figures,
    reviewPolicyId: review.reviewPolicyId,
    timeline: await listTimeline(review, entries),
    entries: earnedEntriesOf(review, entries),
    reversals: toReversedEntries(requests, entries),
    appealUntil: appealUntilOf(review),
    history: review.history,
    actions: actionsOf(reviewWorkflow, toWorkflowReview(review, requests), caller, now),
  }
}

/** For the learner: the decision against them. Undefined if there is none to tell. */
export async function findMyReview(review: Review, now: Date): Promise<MyReview | undefined> {
  const { learnerId, decision, answer, appeal, on } = review
  const appealUntil = appealUntilOf(review)
  if (!decision || !appealUntil) return undefined
  const requests = await fileRequests(review)
  const entries = await listEntries(learnerId)
  const learner = { personId: learnerId, grants: [] }
  const refusal = refusalOf(reviewWorkflow, toWorkflowReview(review, requests), 'appeal', learner, now)
  return {
    reviewId: reviewIdOf(review),
    on,
    explanation: explainReview(review),
    reason: decision.reason,
    decidedAt: decision.at,
    decidedBy: decision.office,
    reversals: toReversedEntries(requests, entries),
    appealUntil,
    mayAppeal: refusal === undefined,
    appeal,
    answer: answer && { at: answer.at, upheld: answer.upheld, reason: answer.reason },
  }
}
