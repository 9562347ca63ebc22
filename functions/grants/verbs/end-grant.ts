import * as contract from '@zhixing/shared/grants/contract'
import { endpoint } from '../../core/http/endpoint'
import { endAllSessions } from '../../identity/api'
import { takeGrantStep } from '../grant-step'
import { toGrantDetail } from '../grant-views'
import { openGrant } from '../open-grant'

export const endGrant = endpoint(contract.endGrant, async ({ input, actor, now, refuse }) => {
  const { grantId, revision: seenRevision, ...content } = input
  const opened = await openGrant(grantId, actor, refuse)
  const call = { ...opened, seenRevision, content, now, refuse }
  const grant = await takeGrantStep(call, 'end', async () => ({ comment: content.reason }))
  await endAllSessions(opened.holder.learnerId, now)
  return toGrantDetail(grant, opened, now)
})
