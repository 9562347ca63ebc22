import * as contract from '@zhixing/shared/credits/requests'
import { endpoint } from '../endpoint'
import { detailOf, openManaged } from './managed-request'
import { findRequest } from './request-store'
import { settle } from './settle-request'

/** A look at what was approved and is not in the ledger yet finishes it. */
export const getCreditRequest = endpoint(contract.getCreditRequest, async ({ input: { requestId }, actor, now }) => {
  const { found, grants } = await openManaged(requestId, actor)
  if (found.state !== 'approved' || found.settledAt) return detailOf(found, actor, grants)
  await settle(found, now)
  return detailOf((await findRequest(requestId)) ?? found, actor, grants)
})
