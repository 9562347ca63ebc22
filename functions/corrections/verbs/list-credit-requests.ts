import * as contract from '@zhixing/shared/corrections/contract'
import { creditRequestRoles, creditRequestWorkflow, mayViewRequest } from '@zhixing/shared/corrections/rules'
import { isWaitingFor } from '@zhixing/shared/workflow/rules'
import { endpoint } from '../../core/http/endpoint'
import { listManaged } from '../../core/workflow/list-managed'
import { requireRole } from '../../identity/api'
import { toManagedRequest } from '../request-views'
import { toWorkflowRequest } from '../store/credit-request'
import { findCreditRequest } from '../store/credit-requests'
import { creditRequestIndex } from '../store/entity'

export const listCreditRequests = endpoint(
  contract.listCreditRequests,
  async ({ input: { state, waitingFor, pageSize, cursor }, actor, now }) => {
    const grants = await requireRole(actor, creditRequestRoles)
    const caller = { personId: actor.learnerId, grants }
    const page = await listManaged(creditRequestIndex, {
      question: ['credit requests', actor.learnerId, state, waitingFor],
      cursor,
      pageSize,
      matches: (key) =>
        mayViewRequest(key, grants) &&
        (state ?? key.state) === key.state &&
        (!waitingFor || key.state in creditRequestWorkflow.awaited),
      find: ({ requestId }) => findCreditRequest(requestId),
      matchesDocument: (found) =>
        !waitingFor || isWaitingFor(creditRequestWorkflow, toWorkflowRequest(found), caller, now),
    })
    return { requests: page.documents.map(toManagedRequest), cursor: page.cursor }
  },
)
