import { endpoint } from '@zhixing/functions/core/http/endpoint'
import type { StoredCreditRequest } from '@zhixing/functions/corrections/store/credit-request'
import { dayOf } from '@zhixing/shared/calendar'
import type { Grant } from '@zhixing/shared/identity/role'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/reviews/contract'
import {
  appealDeadline,
  mayViewReview,
  reviewWorkflow,
  type WorkflowReview,
} from '@zhixing/shared/reviews/rules'
import { explanationOf } from '@zhixing/shared/reviews/words'
import { refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import { ulid } from 'ulid'
import { anAward } from '../../support/ledger/given'
import { figuresFor } from '../../support/reviews/given'
import { attackStart } from '../attempt'
import { yieldTurn } from '../corrections/controls/ledger'
import { inMemoryCounty } from '../corrections/controls/people'
import { creditParts, inMemoryRequests } from '../corrections/controls/requests'
import { inMemoryStage } from '../progress/controls/study'
import type { AttackStage } from '../system'

const kind = 'night-study'
const on = dayOf(attackStart)
const figures = figuresFor(kind, attackStart)

interface Stored {
  reviewId: string
  learnerId: string
  orgPath: string
  entryIds: string[]
  state: contract.ReviewState
  revision: number
  decision?: { byId: string; at: string; reason: string } | undefined
  requestIds: string[]
}

const productRefusal = (
  review: WorkflowReview,
  action: contract.ReviewAction,
  personId: string,
  grants: Grant[],
): ProblemType | undefined => refusalOf(reviewWorkflow, review, action, { personId, grants }, attackStart)

const parts = {
  mayViewReview,
  refusal: productRefusal,
  /** The people who decided against the learner. */
  decidersOf: ({ decision }: Stored, requests: StoredCreditRequest[]) => [
    decision?.byId ?? '',
    ...requests.flatMap(({ state, decidedBy }) => (state === 'approved' && decidedBy ? [decidedBy] : [])),
  ],
  /** An open request after the answer: its author may not approve it. */
  barring: (request: StoredCreditRequest, personId: string): StoredCreditRequest => ({
    ...request,
    barredIds: [...(request.barredIds ?? []), personId],
  }),
}
type Parts = typeof parts

/** Reviews and appeals by the product's rules over in-memory tables. */
export function inMemoryReviews(replaced: Partial<Parts> = {}): AttackStage {
  const p = { ...parts, ...replaced }
  const staff = inMemoryCounty()
  const credits = inMemoryRequests(creditParts, staff)
  const reviews = new Map<string, Stored>()
  const requestsOf = ({ requestIds }: Stored) =>
    requestIds.flatMap((requestId) => credits.requests.get(requestId) ?? [])

  const open = (reviewId: string, personId: string) => {
    const found = reviews.get(reviewId)
    if (!found || !p.mayViewReview(found, personId, staff.grantsOf(personId)))
      throw new Refusal('reviews/not-found')
    return found
  }
  const mustBe = (found: Stored, action: contract.ReviewAction, personId: string, revision: number) => {
    const workflow = { ...found, deciderIds: p.decidersOf(found, requestsOf(found)) }
    const refusal = p.refusal(workflow, action, personId, staff.grantsOf(personId))
    if (refusal) throw new Refusal(refusal)
    if (reviews.get(found.reviewId)?.revision !== revision) throw new Refusal('request/stale')
  }
  const save = (next: Stored) => {
    reviews.set(next.reviewId, { ...next, revision: next.revision + 1 })
    return shown(next.reviewId)
  }
  const shown = (reviewId: string) => {
    const found = reviews.get(reviewId)
    if (!found) throw new Refusal('reviews/not-found')
    return detailOf(found)
  }

  const getReview = endpoint(contract.getReview, async ({ input, actor }) =>
    detailOf(open(input.reviewId, actor.learnerId)),
  )
  const decideReview = endpoint(contract.decideReview, async ({ input, actor: { learnerId: byId }, now }) => {
    const found = open(input.reviewId, byId)
    mustBe(found, input.decision, byId, input.revision)
    if (input.decision === 'dismiss') return save({ ...found, state: stateAfter(reviewWorkflow, 'dismiss') })
    const facts = {
      learnerId: found.learnerId,
      reason: input.reason,
      evidence: { fileName: '学习记录复核', sha256: 'e'.repeat(64) },
    }
    const requestIds = input.entryIds.map(
      (entryId) => credits.openReversal({ ...facts, requestId: ulid(), entryId }, byId, now).requestId,
    )
    const decision = { byId, at: now.toISOString(), reason: input.reason }
    return save({ ...found, state: stateAfter(reviewWorkflow, 'request-reversal'), decision, requestIds })
  })
  const decideAppeal = endpoint(contract.decideAppeal, async ({ input, actor: { learnerId: byId } }) => {
    const found = open(input.reviewId, byId)
    const action = input.uphold ? 'uphold-appeal' : 'reject-appeal'
    mustBe(found, action, byId, input.revision)
    await yieldTurn()
    for (const request of requestsOf(found))
      if (request.state === 'open') credits.requests.set(request.requestId, p.barring(request, byId))
    mustBe(found, action, byId, input.revision)
    return save({ ...found, state: stateAfter(reviewWorkflow, action) })
  })
  const appeal = endpoint(
    contract.appeal,
    async ({ input: { reviewId, text }, actor: { learnerId }, now }) => {
      const found = reviews.get(reviewId)
      const { decision } = found ?? {}
      if (!found || !decision || found.learnerId !== learnerId) throw new Refusal('reviews/not-found')
      const appealUntil = appealDeadline(decision.at, reviewPolicy)
      const review = { ...found, deciderIds: [], appealUntil }
      const caller = { personId: learnerId, grants: [] }
      const refusal = refusalOf(reviewWorkflow, review, 'appeal', caller, now)
      if (refusal) throw new Refusal(refusal)
      save({ ...found, state: 'appealed' })
      const shownDecision = {
        reason: decision.reason,
        decidedAt: decision.at,
        decidedBy: '某县',
        reversals: [],
        appealUntil,
        mayAppeal: false,
      }
      return {
        reviewId,
        on,
        explanation: explanationOf(kind, figures, reviewPolicy),
        ...shownDecision,
        appeal: { at: now.toISOString(), text },
      }
    },
  )

  return {
    ...inMemoryStage({}, [...credits.verbs, getReview, decideReview, decideAppeal, appeal]),
    aCreditOffice: staff.aCollege,
    async aReviewOf(learnerId) {
      const entry = anAward({ awardedAt: attackStart.toISOString() })
      credits.ledger.add(learnerId, entry)
      const reviewId = `${learnerId}-${on}-${kind}`
      const { entryId } = entry
      reviews.set(reviewId, {
        reviewId,
        learnerId,
        orgPath: staff.orgPath,
        entryIds: [entryId],
        state: 'open',
        revision: 1,
        requestIds: [],
      })
      return { reviewId, entryId }
    },
  }
}

const at = attackStart.toISOString()
const detailOf = ({ reviewId, revision, state }: Stored): contract.ReviewDetail => ({
  ...{
    reviewId,
    revision,
    kind,
    state,
    nameMasked: '王**',
    organisationName: '某县',
    on,
    seen: '',
    raisedAt: at,
    updatedAt: at,
  },
  ...{
    name: '王小明',
    organisationNames: [],
    explanation: explanationOf(kind, figures, reviewPolicy),
    figures,
  },
  ...{
    reviewPolicyId: reviewPolicy.reviewPolicyId,
    timeline: [],
    entries: [],
    reversals: [],
    history: [],
    actions: [],
  },
})

/** The decider may answer the appeal. */
export const withDeciderAnswering = () =>
  inMemoryReviews({
    decidersOf: (review, requests) => parts.decidersOf({ ...review, decision: undefined }, requests),
  })
export const withApproverAnswering = () =>
  inMemoryReviews({ decidersOf: (review) => parts.decidersOf(review, []) })
export const withAnswererApproving = () => inMemoryReviews({ barring: (request) => request })
/** A review of oneself is treated like any other. */
export const withOwnReview = () => {
  const unlike = <W extends { learnerId: string }>(review: W): W => ({ ...review, learnerId: '' })
  return inMemoryReviews({
    mayViewReview: (review, ...by) => mayViewReview(unlike(review), ...by),
    refusal: (review, ...by) => productRefusal(unlike(review), ...by),
  })
}
