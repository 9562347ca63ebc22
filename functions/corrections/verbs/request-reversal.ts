import * as contract from '@zhixing/shared/corrections/contract'
import { requesterRoles } from '@zhixing/shared/corrections/rules'
import { contentHashOf } from '../../core/content-hash'
import { endpoint } from '../../core/http/endpoint'
import { callerOf } from '../../core/workflow/caller-of'
import { requireRole } from '../../identity/api'
import { createReversal } from '../create-reversal'
import { recordRequest } from '../record-request'
import { toRequestDetail } from '../request-views'
import { hasRequestIdentity } from '../store/credit-request'
import { findCreditRequest } from '../store/credit-requests'

export const requestReversal = endpoint(contract.requestReversal, async ({ input, actor, now, refuse }) => {
  const grants = await requireRole(actor, requesterRoles.reversal)
  const caller = callerOf(actor, grants)
  const { requestId, ...content } = input
  const origin = { requestedBy: actor.learnerId, contentHash: contentHashOf(content) }
  // A repeat is answered with the request, whatever has happened to the entry since.
  const existing = await findCreditRequest(requestId)
  if (existing && !hasRequestIdentity(existing, origin)) throw refuse('request/stale')
  if (existing) {
    await recordRequest(existing, actor.network, now)
    return toRequestDetail(existing, caller, now)
  }
  const created = await createReversal(
    { ...input, requestedBy: actor.learnerId, network: actor.network },
    now,
  )
  if ('problem' in created) throw refuse(created.problem)
  return toRequestDetail(created.request, caller, now)
})
