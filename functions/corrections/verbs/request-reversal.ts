import * as contract from '@zhixing/shared/corrections/contract'
import { requesterRoles } from '@zhixing/shared/corrections/rules'
import { contentHashOf } from '../../core/content-hash'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { createReversal } from '../create-reversal'
import { toRequestDetail } from '../request-views'
import { hasRequestIdentity } from '../store/credit-request'
import { findCreditRequest } from '../store/credit-requests'

export const requestReversal = endpoint(contract.requestReversal, async ({ input, actor, now, refuse }) => {
  const grants = await requireRole(actor, requesterRoles.reversal)
  const caller = { personId: actor.learnerId, grants }
  const { requestId, ...content } = input
  const origin = { requestedBy: actor.learnerId, contentHash: contentHashOf(content) }
  // A repeat is answered with the request, whatever has happened to the entry since.
  const existing = await findCreditRequest(requestId)
  if (existing && !hasRequestIdentity(existing, origin)) throw refuse('request/stale')
  if (existing) return toRequestDetail(existing, caller, now)
  const created = await createReversal({ ...input, requestedBy: actor.learnerId }, now)
  if ('problem' in created) throw refuse(created.problem)
  return toRequestDetail(created.request, caller, now)
})
