import * as contract from '@zhixing/shared/identity/contract'
import { cursorOf, openCursor } from '../cursor'
import { endpoint } from '../endpoint'
import { listGrantsOver } from './grant-store'
import { granted, scopeOf } from './granted'
import { requireRole } from './store'

export const listGrants = endpoint(contract.listGrants, async ({ input: { organisationId, cursor }, actor }) => {
  await requireRole(actor, 'system', await scopeOf(organisationId))
  const question = ['grants', organisationId]
  const { grants, lastKey } = await listGrantsOver(organisationId, openCursor(question, cursor))
  return { grants: await Promise.all(grants.map(granted)), cursor: cursorOf(question, lastKey) }
})
