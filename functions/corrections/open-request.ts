import { creditRequestRoles, mayViewRequest } from '@zhixing/shared/corrections/rules'
import type { Caller } from '@zhixing/shared/workflow/rules'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { callerOf } from '../core/workflow/caller-of'
import { requireRole } from '../identity/api'
import type { StoredCreditRequest } from './store/credit-request'
import { findCreditRequest } from './store/credit-requests'

/** The request with the caller's grants. Outside the caller's scope it is answered as if it did not exist. */
export async function openRequest(
  requestId: string,
  actor: Actor,
  refuse: Refuse<'credits/request-not-found'>,
): Promise<{ found: StoredCreditRequest; caller: Caller }> {
  const grants = await requireRole(actor, creditRequestRoles)
  const found = await findCreditRequest(requestId)
  if (!found || !mayViewRequest(found.facts, grants)) throw refuse('credits/request-not-found')
  return { found, caller: callerOf(actor, grants) }
}
