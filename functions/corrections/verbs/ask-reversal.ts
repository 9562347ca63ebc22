import * as contract from '@zhixing/shared/corrections/contract'
import { askerRoles } from '@zhixing/shared/corrections/rules'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { detailOf } from '../managed-request'
import { findRequest, openReversal } from '../store/requests'

export const askReversal = endpoint(contract.askReversal, async ({ input, actor, now }) => {
  const grants = await requireRole(actor, askerRoles.reversal)
  const known = await findRequest(input.requestId) // a repeat is answered, whatever has become of the entry since
  const isMine = known?.requestedBy === actor.learnerId
  const request = isMine ? known : await openReversal({ ...input, requestedBy: actor.learnerId }, now)
  return detailOf(request, actor, grants)
})
