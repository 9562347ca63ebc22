import * as contract from '@zhixing/shared/audit/contract'
import { isWithin } from '@zhixing/shared/identity/organisation'
import { listChangesOf } from '../../core/audit/list-changes'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { toLoggedChange } from '../logged-change'

/** Lines of the time when the object belonged to another scope are left out. */
export const listChangesOfObject = endpoint(contract.listChangesOfObject, async ({ input, actor }) => {
  const grants = await requireRole(actor, 'audit')
  const { cursor, ...object } = input
  const question = ['changes of', actor.learnerId, object.kind, object.objectId]
  const { lines, lastKey } = await listChangesOf(object, openCursor(question, cursor))
  const visible = lines.filter((line) => grants.some(({ scope }) => isWithin(line.scope, scope)))
  return { changes: visible.map(toLoggedChange), cursor: cursorOf(question, lastKey) }
})
