import type { Grant } from '@zhixing/shared/identity/role'
import { reviewPolicies, reviewPolicy } from '@zhixing/shared/policy/review-policy'
import type { MyReview, ReviewCard, ReviewDetail } from '@zhixing/shared/reviews/contract'
import { actionsOf, appealRefusalOf, appealUntilOf } from '@zhixing/shared/reviews/rules'
import { explanationOf } from '@zhixing/shared/reviews/words'
import type { Actor } from '../core/http/actor'
import { findLearner, findOrganisation } from '../identity/api'
import { listEntries } from '../ledger/api'
import { earnedIn, timelineOf } from './evidence'
import { filedOf, reversedEntries } from './reversals'
import { workflowOf } from './step'
import { type Review, reviewIdOf } from './store/reviews'

/** The rules that raised it, and none that came later. */
const policyOf = ({ reviewPolicyId }: Review) =>
  reviewPolicies.find((policy) => policy.reviewPolicyId === reviewPolicyId) ?? reviewPolicy

const whyOf = (review: Review) => explanationOf(review.kind, review.figures, policyOf(review))
const appealUntil = (review: Review) => review.decision && appealUntilOf(review.decision.at, policyOf(review))

export function cardOf(review: Review): ReviewCard {
  const { revision, kind, state, nameMasked, organisationName, on, raisedAt, updatedAt } = review
  const { seen } = whyOf(review)
  return {
    reviewId: reviewIdOf(review),
    revision,
    kind,
    state,
    nameMasked,
    organisationName,
    on,
    seen,
    raisedAt,
    updatedAt,
  }
}

/** Whoever decides has to know whom he is to hear: the name stands here, the phone number only masked. */
export async function detailOf(review: Review, actor: Actor, grants: Grant[]): Promise<ReviewDetail> {
  const filed = await filedOf(review) // before the ledger: what was approved by then is in it
  const [learner, entries] = await Promise.all([findLearner(review.learnerId), listEntries(review.learnerId)])
  const organisation = learner && (await findOrganisation(learner.organisationId))
  return {
    ...cardOf(review),
    name: learner?.name ?? '',
    phoneMasked: learner?.phoneMasked,
    organisationNames: organisation?.names ?? [],
    explanation: whyOf(review),
    figures: review.figures,
    reviewPolicyId: review.reviewPolicyId,
    timeline: await timelineOf(review, entries),
    entries: earnedIn(review, entries),
    reversals: reversedEntries(filed, entries),
    appealUntil: appealUntil(review),
    history: review.history,
    actions: actionsOf(workflowOf(review, filed), actor.learnerId, grants),
  }
}

/** Undefined for what he is not told of. */
export async function mineOf(review: Review, now: Date): Promise<MyReview | undefined> {
  const { decision, answer, appeal, state, on } = review
  const until = appealUntil(review)
  if (!decision || !until) return undefined
  const filed = await filedOf(review)
  const entries = await listEntries(review.learnerId)
  return {
    reviewId: reviewIdOf(review),
    on,
    explanation: whyOf(review),
    reason: decision.reason,
    decidedAt: decision.at,
    decidedBy: decision.office,
    reversals: reversedEntries(filed, entries),
    appealUntil: until,
    mayAppeal: !appealRefusalOf(state, until, now),
    appeal,
    answer: answer && { at: answer.at, upheld: answer.upheld, reason: answer.reason },
  }
}
