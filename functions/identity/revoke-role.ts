import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../endpoint'
import { deleteGrant } from './grant-store'
import { scopeOf } from './granted'
import { requireRole } from './store'

export const revokeRole = endpoint(contract.revokeRole, async ({ input, actor }) => {
  await requireRole(actor, 'system', await scopeOf(input.organisationId))
  await deleteGrant(input)
  return {}
})
