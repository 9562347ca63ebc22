import { createHash } from 'node:crypto'
import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import { reversalIdOf } from '@zhixing/shared/ledger/entry-id'
import { fileReversal, findCreditRequest, putDecision, type StoredCreditRequest } from '../corrections/api'
import { findLearner } from '../identity/api'
import { type Review, reviewIdOf } from './store/review'

/** The credit requests about one entry of a decision. */
export interface EntryRequests {
  entryId: string
  /** To reverse the entry. */
  reversal: StoredCreditRequest | undefined
  /** To reverse that reversal, after an appeal was upheld. */
  reinstatement: StoredCreditRequest | undefined
}

/**
 * Files the missing ones of the credit requests that follow from a decision and its appeal, and returns all
 * of them. Another person approves each; a review changes no hour itself. Runs whenever the review is read,
 * so that the next read completes what a crash left out.
 */
export const fileRequests = async (review: Review): Promise<EntryRequests[]> =>
  Promise.all((review.decision?.entryIds ?? []).map((entryId) => fileEntryRequests(review, entryId)))

async function fileEntryRequests(review: Review, entryId: string): Promise<EntryRequests> {
  const { decision, answer } = review
  if (!decision) return { entryId, reversal: undefined, reinstatement: undefined }
  const filed = await fileRequest(review, entryId, decision)
  if (!answer?.upheld || !filed) return { entryId, reversal: filed, reinstatement: undefined }
  const reversal = filed.state === 'open' ? await rejectAfterAppeal(filed, answer) : filed
  const isReversed = reversal?.state === 'approved'
  const reinstatement = isReversed ? await fileRequest(review, reversalIdOf(entryId), answer) : undefined
  return { entryId, reversal, reinstatement }
}

interface Decision {
  at: string
  byId: string
  reason: string
}

/**
 * Undefined if there is nothing to reverse: another request has reversed the entry, or it is not in the
 * ledger yet.
 */
async function fileRequest(
  review: Review,
  entryId: string,
  { at, byId, reason }: Decision,
): Promise<StoredCreditRequest | undefined> {
  const { learnerId, figures, reviewPolicyId } = review
  const origin = `review ${reviewIdOf(review)}`
  const evidenceHash = createHash('sha256')
    .update(toCanonicalJson({ origin, figures, reviewPolicyId }))
    .digest('hex')
  const filed = await fileReversal(
    {
      learnerId,
      entryId,
      reason,
      evidenceHash,
      evidenceName: `学习记录复核 ${review.on}`,
      requestedBy: byId,
      origin,
    },
    new Date(at),
  )
  return 'request' in filed ? filed.request : undefined
}

/**
 * An upheld appeal rejects a request that is still open. If an approver is faster, the approval holds and its
 * reversal is requested instead.
 */
async function rejectAfterAppeal(
  request: StoredCreditRequest,
  { at, byId, reason }: Decision,
): Promise<StoredCreditRequest | undefined> {
  await putDecision(request, {
    to: 'rejected',
    answersAppeal: true,
    decidedBy: byId,
    decidedByName: (await findLearner(byId))?.name ?? '',
    decidedAt: at,
    decisionReason: reason,
  })
  return findCreditRequest(request.requestId)
}

/** Approving a reversal decides against the learner. */
export const approverIdsOf = (requests: EntryRequests[]): string[] =>
  requests.flatMap(({ reversal }) =>
    reversal?.state === 'approved' && reversal.decidedBy ? [reversal.decidedBy] : [],
  )
