import { type Grant, mayAct } from '@zhixing/shared/identity/role'
import type { ReviewAction } from '@zhixing/shared/reviews/contract'
import { mayViewReview, reviewWorkflow } from '@zhixing/shared/reviews/rules'
import type { Caller } from '@zhixing/shared/workflow/rules'
import type { StepProblem } from '@zhixing/shared/workflow/table'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { callerOf } from '../core/workflow/caller-of'
import { type StepChange, takeDocumentStep } from '../core/workflow/document-step'
import type { AuditedDocument } from '../core/workflow/record-steps'
import { findLearner, requireRole } from '../identity/api'
import { fileRequests } from './reversal-requests'
import { toWorkflowReview } from './review-policies'
import { parseReviewId, type Review, reviewIdOf } from './store/review'
import { findReview, putReview } from './store/reviews'

interface ReviewStepCall<Action extends ReviewAction> {
  input: { reviewId: string; revision: number; reason: string }
  actor: Actor
  now: Date
  refuse: Refuse<StepProblem<typeof reviewWorkflow, Action> | 'reviews/not-found' | 'request/stale'>
}

/** Takes a supervisor's step. `change` runs after every check has passed; it may write and may refuse. */
export async function takeReviewStep<Action extends ReviewAction>(
  { input, actor, now, refuse }: ReviewStepCall<Action>,
  action: Action,
  change: (found: Review, caller: Caller) => Promise<StepChange<Review>>,
): Promise<{ review: Review; caller: Caller }> {
  const { reviewId, revision, ...content } = input
  const { found, caller } = await openReview(reviewId, actor, now, refuse)
  const document = toWorkflowReview(found, await fileRequests(found))
  const review = await takeDocumentStep(
    { workflow: reviewWorkflow, action, document, caller, now, conflict: 'request/stale', refuse },
    {
      found,
      seenRevision: revision,
      content,
      findName: () => findPersonName(actor.learnerId),
      change: async () => ({ ...(await change(found, caller)), comment: input.reason }),
      save: putReview,
      findCurrent: () => findReview(found, now),
      toAudited: toAuditedReview,
    },
  )
  return { review, caller }
}

const toAuditedReview = (review: Review): AuditedDocument => ({
  module: 'reviews',
  kind: 'review',
  objectId: reviewIdOf(review),
  title: review.nameMasked,
  scope: review.orgPath,
})

/** A review outside the caller's scope, or about the caller, is answered as if it did not exist. */
export async function openReview(
  reviewId: string,
  actor: Actor,
  now: Date,
  refuse: Refuse<'reviews/not-found'>,
): Promise<{ found: Review; caller: Caller }> {
  const grants = await requireRole(actor, 'supervisor')
  const key = parseReviewId(reviewId)
  const found = key && (await findReview(key, now))
  if (!found || !mayViewReview(found, actor.learnerId, grants)) throw refuse('reviews/not-found')
  return { found, caller: callerOf(actor, grants) }
}

/** The name of the organisation for which the supervisor acts on this review. */
export const officeNameOf = ({ orgPath }: Review, grants: Grant[]): string =>
  grants.find((grant) => mayAct([grant], 'supervisor', orgPath))?.organisationName ?? ''

export const findPersonName = async (personId: string): Promise<string> =>
  (await findLearner(personId))?.name ?? ''
