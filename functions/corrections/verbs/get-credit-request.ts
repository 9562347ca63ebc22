import * as contract from '@zhixing/shared/corrections/contract'
import { endpoint } from '../../core/http/endpoint'
import { enterHours } from '../enter-hours'
import { openRequest } from '../open-request'
import { toRequestDetail } from '../request-views'
import { findCreditRequest } from '../store/credit-requests'

/** Also completes an approval that a crash interrupted before all its entries were in the ledger. */
export const getCreditRequest = endpoint(
  contract.getCreditRequest,
  async ({ input: { requestId }, actor, now, refuse }) => {
    const { found, caller } = await openRequest(requestId, actor, refuse)
    if (found.state !== 'approved' || found.settledAt) return toRequestDetail(found, caller, now)
    await enterHours(found, now)
    return toRequestDetail((await findCreditRequest(requestId)) ?? found, caller, now)
  },
)
