import * as contract from '@zhixing/shared/corrections/contract'
import { creditRequestRoles, mayViewRequest } from '@zhixing/shared/corrections/rules'
import { endpoint } from '../../core/http/endpoint'
import { listManaged } from '../../core/workflow/list-managed'
import { requireRole } from '../../identity/api'
import { toManagedRequest } from '../request-views'
import { findCreditRequest } from '../store/credit-requests'
import { creditRequestIndex } from '../store/entity'

export const listCreditRequests = endpoint(
  contract.listCreditRequests,
  async ({ input: { state, cursor }, actor }) => {
    const grants = await requireRole(actor, creditRequestRoles)
    const page = await listManaged(creditRequestIndex, {
      question: ['credit requests', actor.learnerId, state],
      cursor,
      matches: (key) => mayViewRequest(key, grants) && (state ?? key.state) === key.state,
      find: ({ requestId }) => findCreditRequest(requestId),
    })
    return { requests: page.documents.map(toManagedRequest), cursor: page.cursor }
  },
)
