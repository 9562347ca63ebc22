import * as contract from '@zhixing/shared/identity/contract'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { requireScope, toGrantedRole } from '../granted-role'
import { listGrantsOver } from '../store/grants'
import { requireRole } from '../store/learners'

export const listGrants = endpoint(
  contract.listGrants,
  async ({ input: { organisationId, cursor }, actor }) => {
    await requireRole(actor, 'system', await requireScope(organisationId))
    const question = ['grants', organisationId]
    const { grants, lastKey } = await listGrantsOver(organisationId, openCursor(question, cursor))
    return { grants: await Promise.all(grants.map(toGrantedRole)), cursor: cursorOf(question, lastKey) }
  },
)
