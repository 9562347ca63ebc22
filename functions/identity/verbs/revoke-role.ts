import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireSystemOver } from '../require-role'
import { deleteGrant } from '../store/grants'

export const revokeRole = endpoint(contract.revokeRole, async ({ input, actor }) => {
  await requireSystemOver(actor, input.organisationId)
  await deleteGrant(input)
  return {}
})
