import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireScope } from '../granted-role'
import { deleteGrant } from '../store/grants'
import { requireRole } from '../store/learners'

export const revokeRole = endpoint(contract.revokeRole, async ({ input, actor }) => {
  await requireRole(actor, 'system', await requireScope(input.organisationId))
  await deleteGrant(input)
  return {}
})
