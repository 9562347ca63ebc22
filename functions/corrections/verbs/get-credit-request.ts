import * as contract from '@zhixing/shared/corrections/contract'
import { endpoint } from '../../core/http/endpoint'
import { detailOf, openManaged } from '../managed-request'
import { settle } from '../settle-request'
import { findRequest } from '../store/requests'

/** A look at what was approved and is not in the ledger yet finishes it. */
export const getCreditRequest = endpoint(
  contract.getCreditRequest,
  async ({ input: { requestId }, actor, now }) => {
    const { found, grants } = await openManaged(requestId, actor)
    if (found.state !== 'approved' || found.settledAt) return detailOf(found, actor, grants)
    await settle(found, now)
    return detailOf((await findRequest(requestId)) ?? found, actor, grants)
  },
)
