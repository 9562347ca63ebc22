import * as contract from '@zhixing/shared/identity/contract'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { toGrantedRole } from '../granted-role'
import { requireSystemOver } from '../require-role'
import { listGrantsOver } from '../store/grants'

export const listGrants = endpoint(
  contract.listGrants,
  async ({ input: { organisationId, cursor }, actor }) => {
    await requireSystemOver(actor, organisationId)
    const question = ['grants', organisationId]
    const { grants, lastKey } = await listGrantsOver(organisationId, openCursor(question, cursor))
    return { grants: await Promise.all(grants.map(toGrantedRole)), cursor: cursorOf(question, lastKey) }
  },
)
