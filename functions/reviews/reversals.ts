import { createHash } from 'node:crypto'
import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { reversalIdOf } from '@zhixing/shared/ledger/entry-id'
import { enteredAt, reversalInEffect } from '@zhixing/shared/ledger/rules'
import { Refusal } from '@zhixing/shared/problem'
import type { ReversalState, ReviewDetail } from '@zhixing/shared/reviews/contract'
import { bar, decide, findRequest, requestReversal } from '../corrections/api'
import { findLearner } from '../identity/api'
import { type Review, reviewIdOf } from './store/reviews'

type Request = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/** What has become of one entry of a decision: the request to reverse it, and after an appeal the one to give it back. */
export interface Filed {
  entryId: string
  request: Request | undefined
  back: Request | undefined
}

/**
 * Brings the requests of two people in line with the review, and says how they stand. A review itself never touches an hour: it asks, and another
 * person approves. Run at every look at the review, so that what a crash left unasked is asked by the next one.
 */
export const filedOf = async (review: Review): Promise<Filed[]> =>
  Promise.all((review.decision?.entryIds ?? []).map((entryId) => file(review, entryId)))

async function file(review: Review, entryId: string): Promise<Filed> {
  const { decision, answer } = review
  if (!decision) return { entryId, request: undefined, back: undefined }
  const request = await ask(review, entryId, decision)
  if (!answer?.upheld || !request) return { entryId, request, back: undefined }
  const settled = request.state === 'open' ? await refuse(request, answer) : request
  const back = settled?.state === 'approved' ? await ask(review, reversalIdOf(entryId), answer) : undefined
  return { entryId, request: settled, back }
}

/** Undefined where there is nothing to ask for: the entry has been reversed by others meanwhile, or is not in the ledger yet. */
async function ask(
  review: Review,
  entryId: string,
  { at, byId, reason }: { at: string; byId: string; reason: string },
) {
  const { learnerId, figures, reviewPolicyId } = review
  const origin = `review ${reviewIdOf(review)}`
  const evidenceHash = createHash('sha256')
    .update(toCanonicalJson({ origin, figures, reviewPolicyId }))
    .digest('hex')
  const asked = {
    learnerId,
    entryId,
    reason,
    evidenceHash,
    evidenceName: `学习记录复核 ${review.on}`,
    requestedBy: byId,
    origin,
  }
  try {
    return await findRequest(await requestReversal(asked, new Date(at)))
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** An appeal that is upheld decides a request that nobody has decided yet; if somebody just has, his decision stands and is undone instead. */
async function refuse(request: Request, { at, byId, reason }: { at: string; byId: string; reason: string }) {
  const decidedByName = (await findLearner(byId))?.name ?? ''
  await decide(request, {
    to: 'rejected',
    answers: 'appeal',
    decidedBy: byId,
    decidedByName,
    decidedAt: at,
    decisionReason: reason,
  })
  return findRequest(request.requestId)
}

/**
 * Whoever answers the appeal is kept from approving what it is about, before his answer is written; if he has just approved it, he does not answer.
 */
export async function takesNoPart(review: Review, personId: string): Promise<void> {
  for (const { request } of await filedOf(review)) {
    const now = request?.state === 'open' ? await bar(request.requestId, personId) : request
    if (now?.state === 'approved' && now.decidedBy === personId) throw new Refusal('reviews/same-person')
  }
}

/** Who approved it: with whoever asked, he has decided against the learner. */
export const approversOf = (filed: Filed[]) =>
  filed.flatMap(({ request }) =>
    request?.state === 'approved' && request.decidedBy ? [request.decidedBy] : [],
  )

export const reversedEntries = (filed: Filed[], entries: CreditEntry[]): ReviewDetail['reversals'] =>
  filed.flatMap(({ entryId, request, back }) => {
    const entry = entries.find((each) => each.entryId === entryId)
    if (!entry) return []
    const reversal = stateOf(request, back, reversalInEffect(entryId, entries) !== undefined)
    return [
      { entryId, title: entry.title, studyHours: entry.studyHours, awardedAt: enteredAt(entry), reversal },
    ]
  })

/** The ledger has the last word on whether an hour counts. */
function stateOf(
  request: Request | undefined,
  back: Request | undefined,
  isReversed: boolean,
): ReversalState {
  if (isReversed) return back?.state === 'open' ? 'reinstating' : 'reversed'
  if (back?.state === 'approved') return 'reinstated'
  if (request?.state === 'open' || request?.state === 'approved') return 'requested'
  return request?.state === 'withdrawn' ? 'withdrawn' : 'declined'
}
