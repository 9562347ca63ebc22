import * as contract from '@zhixing/shared/grants/contract'
import { grantWorkflow } from '@zhixing/shared/grants/rules'
import { grantKeyOf } from '@zhixing/shared/identity/grant'
import { isWithin, organisationIdOf } from '@zhixing/shared/identity/organisation'
import { dutyRoles } from '@zhixing/shared/identity/role'
import { type Caller, isWaitingFor } from '@zhixing/shared/workflow/rules'
import { endpoint } from '../../core/http/endpoint'
import { listManaged } from '../../core/workflow/list-managed'
import {
  findGrant,
  findLearner,
  grantIndex,
  listEarlierGrantsOver,
  requireRole,
  requireRoleOver,
  type StoredGrant,
} from '../../identity/api'
import { toManagedGrant } from '../grant-views'
import { toWorkflowGrant } from '../workflow-grant'

/** The first page of one unit also has its grants from before grants had steps. */
export const listGrants = endpoint(
  contract.listGrants,
  async ({ input: { state, organisationId, learnerId, waitingFor, pageSize, cursor }, actor, now }) => {
    const grants = await requireRole(actor, dutyRoles)
    const caller = { personId: actor.learnerId, grants }
    if (organisationId !== undefined) await requireRoleOver(actor, dutyRoles, organisationId)
    const matches = (key: { state: string; scope: string; grantId: string }) =>
      grants.some(({ scope }) => isWithin(key.scope, scope)) &&
      (state ?? key.state) === key.state &&
      (!waitingFor || key.state in grantWorkflow.awaited) &&
      (organisationId ?? organisationIdOf(key.scope)) === organisationIdOf(key.scope) &&
      (learnerId ?? grantKeyOf(key.grantId).learnerId) === grantKeyOf(key.grantId).learnerId
    const page = await listManaged(grantIndex, {
      question: ['grants', actor.learnerId, state, organisationId, learnerId, waitingFor],
      cursor,
      pageSize,
      matches,
      find: ({ grantId }) => findGrant(grantKeyOf(grantId)),
      matchesDocument: (grant) => !waitingFor || waitsFor(grant, caller, now),
    })
    const isFirstPage = cursor === undefined
    const earlier = organisationId && isFirstPage ? await listEarlierGrantsOver(organisationId) : []
    const found = [...page.documents, ...earlier.filter((grant) => matches(grantIndex.toIndexKey(grant)))]
    return { grants: await Promise.all(found.map(withName)), cursor: page.cursor }
  },
)

async function waitsFor(grant: StoredGrant, caller: Caller, now: Date): Promise<boolean> {
  const holder = await findLearner(grant.learnerId)
  if (!holder) return false
  return isWaitingFor(grantWorkflow, await toWorkflowGrant(grant, holder, caller.personId), caller, now)
}

const withName = async (grant: StoredGrant) => toManagedGrant(grant, await findLearner(grant.learnerId))
