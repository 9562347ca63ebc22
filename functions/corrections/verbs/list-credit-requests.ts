import * as contract from '@zhixing/shared/corrections/contract'
import { mayView, staffRoles } from '@zhixing/shared/corrections/rules'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { managedOf } from '../managed-request'
import { findRequest, findRequests } from '../store/requests'

const PAGE_MAX = 20

export const listCreditRequests = endpoint(contract.listCreditRequests, async ({ input, actor }) => {
  const grants = await requireRole(actor, staffRoles)
  const question = ['credit requests', actor.learnerId, input.state]
  const fits = (key: { kind: contract.ManagedCreditRequest['kind']; orgPath: string; state: string }) =>
    mayView(key, grants) && (input.state === undefined || key.state === input.state)
  const { found, lastKey } = await findRequests(fits, openCursor(question, input.cursor), PAGE_MAX)
  const newest = await Promise.all(found.map(({ requestId }) => findRequest(requestId)))
  // The index may lag behind, so what it said is asked again of the request itself.
  const requests = newest.flatMap((request) =>
    request && fits({ ...request.facts, state: request.state }) ? [managedOf(request)] : [],
  )
  return { requests, cursor: cursorOf(question, lastKey) }
})
