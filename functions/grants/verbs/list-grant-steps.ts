import * as contract from '@zhixing/shared/grants/contract'
import { grantKeyOf } from '@zhixing/shared/identity/grant'
import { isWithin } from '@zhixing/shared/identity/organisation'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { listGrantLog, requireRole } from '../../identity/api'

/** A page may hold fewer lines than the log has, because those of other scopes are left out. */
export const listGrantSteps = endpoint(contract.listGrantSteps, async ({ input: { cursor }, actor }) => {
  const grants = await requireRole(actor, 'audit')
  const [province = ''] = (grants[0]?.scope ?? '').split('/')
  const question = ['grant steps', actor.learnerId]
  const { lines, lastKey } = await listGrantLog(province, openCursor(question, cursor))
  const visible = lines.filter((line) => grants.some(({ scope }) => isWithin(line.scope, scope)))
  return {
    steps: visible.map(({ at, by, step, comment, grantId, name, organisationName }) => ({
      ...{ at, by, step, comment },
      ...{ grantId, name, role: grantKeyOf(grantId).role, organisationName },
    })),
    cursor: cursorOf(question, lastKey),
  }
})
