import { askerRoles } from '@zhixing/shared/credits/request-rules'
import * as contract from '@zhixing/shared/credits/requests'
import { endpoint } from '../endpoint'
import { requireRole } from '../identity/store'
import { detailOf } from './managed-request'
import { findRequest, openReversal } from './request-store'

export const askReversal = endpoint(contract.askReversal, async ({ input, actor, now }) => {
  const grants = await requireRole(actor, askerRoles.reversal)
  const known = await findRequest(input.requestId) // a repeat is answered, whatever has become of the entry since
  const isMine = known?.requestedBy === actor.learnerId
  const request = isMine ? known : await openReversal({ ...input, requestedBy: actor.learnerId }, now)
  return detailOf(request, actor, grants)
})
