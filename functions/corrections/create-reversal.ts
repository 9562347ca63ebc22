import type { Evidence } from '@zhixing/shared/corrections/contract'
import { nearestGrant, requesterRoles } from '@zhixing/shared/corrections/rules'
import { reversalIdOf } from '@zhixing/shared/ledger/entry-id'
import { contentHashOf } from '../core/content-hash'
import { findGrants, findLearner } from '../identity/api'
import { findEntry } from '../ledger/api'
import { recordRequest } from './record-request'
import type { StoredCreditRequest } from './store/credit-request'
import { createCreditRequest } from './store/credit-requests'

export interface NewReversal {
  requestId: string
  learnerId: string
  entryId: string
  reason: string
  evidence: Evidence
  requestedBy: string
  network?: string | undefined // of the requester; absent if another module files the request
}

/** The request, new or as an earlier call created it; or why there can be none. */
export type CreatedReversal =
  | { request: StoredCreditRequest }
  | {
      problem:
        | 'credits/learner-not-found'
        | 'credits/entry-not-found'
        | 'credits/already-reversed'
        | 'request/stale'
    }

/** Creates the request to reverse one entry of a learner; safe to repeat under the same id. */
export async function createReversal(
  { requestId, requestedBy, network, ...content }: NewReversal,
  now: Date,
): Promise<CreatedReversal> {
  const { learnerId, entryId, reason, evidence } = content
  const [learner, requester, grants] = await Promise.all([
    findLearner(learnerId),
    findLearner(requestedBy),
    findGrants(requestedBy),
  ])
  const office = learner && nearestGrant(grants, requesterRoles.reversal, learner.orgPath)
  if (!learner || !office) return { problem: 'credits/learner-not-found' }
  const [entry, reversal] = await Promise.all([
    findEntry(learnerId, entryId),
    findEntry(learnerId, reversalIdOf(entryId)),
  ])
  if (!entry) return { problem: 'credits/entry-not-found' }
  if (reversal) return { problem: 'credits/already-reversed' }
  const request = await createCreditRequest(
    requestId,
    { requestedBy, contentHash: contentHashOf(content) },
    {
      kind: 'reversal',
      entry,
      orgPath: learner.orgPath,
      organisationName: office.organisationName,
      requestedByName: requester?.name ?? '',
      requestedAt: now.toISOString(),
      reason,
      evidence,
      rows: [{ learnerId, name: learner.name, rosterCode: learner.rosterCode }],
    },
  )
  if (!request) return { problem: 'request/stale' }
  await recordRequest(request, network, now)
  return { request }
}
