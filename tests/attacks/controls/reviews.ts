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
import { start } from '../attempt'
import type { Stage } from '../system'
import { creditParts, creditRequests } from './credits'
import { breath } from './ledger'
import { people } from './people'
import { composed } from './study'

const kind = 'night-study'
const on = dayOf(start)
const figures = figuresFor(kind, start)

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
): ProblemType | undefined => refusalOf(reviewWorkflow, review, action, { personId, grants }, start)

const parts = {
  mayViewReview,
  refusal: productRefusal,
  /** Who has decided against the learner. */
  decidersOf: ({ decision }: Stored, requests: StoredCreditRequest[]) => [
    decision?.byId ?? '',
    ...requests.flatMap(({ state, decidedBy }) => (state === 'approved' && decidedBy ? [decidedBy] : [])),
  ],
  /** What an answer leaves of a request that is open. */
  barring: (request: StoredCreditRequest, personId: string): StoredCreditRequest => ({
    ...request,
    barredIds: [...(request.barredIds ?? []), personId],
  }),
}
type Parts = typeof parts

/** Reviews and appeals by the product's rules, over the requests of two people, over tables in memory. */
export function composedReviews(replaced: Partial<Parts> = {}): Stage {
  const p = { ...parts, ...replaced }
  const staff = people()
  const credits = creditRequests(creditParts, staff)
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
    const asked = {
      learnerId: found.learnerId,
      reason: input.reason,
      evidence: { fileName: '学习记录复核', sha256: 'e'.repeat(64) },
    }
    const requestIds = input.entryIds.map(
      (entryId) => credits.openReversal({ ...asked, requestId: ulid(), entryId }, byId, now).requestId,
    )
    const decision = { byId, at: now.toISOString(), reason: input.reason }
    return save({ ...found, state: stateAfter(reviewWorkflow, 'request-reversal'), decision, requestIds })
  })
  const decideAppeal = endpoint(contract.decideAppeal, async ({ input, actor: { learnerId: byId } }) => {
    const found = open(input.reviewId, byId)
    const action = input.uphold ? 'uphold-appeal' : 'reject-appeal'
    mustBe(found, action, byId, input.revision)
    await breath()
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
      const told = {
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
        ...told,
        appeal: { at: now.toISOString(), text },
      }
    },
  )

  return {
    ...composed({}, [...credits.verbs, getReview, decideReview, decideAppeal, appeal]),
    aCollege: staff.aCollege,
    async aReviewOf(learnerId) {
      const entry = anAward({ awardedAt: start.toISOString() })
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

const at = start.toISOString()
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

/** Whoever has decided answers the appeal, too. */
export const ownAnswer = () =>
  composedReviews({
    decidersOf: (review, requests) => parts.decidersOf({ ...review, decision: undefined }, requests),
  })
export const approverAnswers = () => composedReviews({ decidersOf: (review) => parts.decidersOf(review, []) })
export const answersAndApproves = () => composedReviews({ barring: (request) => request })
/** A review of oneself is like any other. */
export const ownReview = () => {
  const unlike = <W extends { learnerId: string }>(review: W): W => ({ ...review, learnerId: '' })
  return composedReviews({
    mayViewReview: (review, ...by) => mayViewReview(unlike(review), ...by),
    refusal: (review, ...by) => productRefusal(unlike(review), ...by),
  })
}
