import * as contract from '@zhixing/shared/audit/contract'
import { dayOf } from '@zhixing/shared/calendar'
import { isWithin } from '@zhixing/shared/identity/organisation'
import { listChangesOn } from '../../core/audit/list-changes'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { toLoggedChange } from '../logged-change'

/** A page may hold fewer lines than the day has, because filters leave some out. */
export const listChanges = endpoint(contract.listChanges, async ({ input, actor, now }) => {
  const grants = await requireRole(actor, 'audit')
  const { day = dayOf(now), kind, byId } = input
  const [province = ''] = (grants[0]?.scope ?? '').split('/')
  const question = ['changes', actor.learnerId, day, kind, byId]
  const { lines, lastKey } = await listChangesOn({ province, day, after: openCursor(question, input.cursor) })
  const visible = lines.filter(
    (line) =>
      grants.some(({ scope }) => isWithin(line.scope, scope)) &&
      (kind ?? line.kind) === line.kind &&
      (byId ?? line.byId) === line.byId,
  )
  return { day, changes: visible.map(toLoggedChange), cursor: cursorOf(question, lastKey) }
})
