import * as contract from '@zhixing/shared/grants/contract'
import { endpoint } from '../../core/http/endpoint'
import { recordGrantSteps } from '../../identity/api'
import { toGrantDetail } from '../grant-views'
import { openGrant } from '../open-grant'

/** Also records a last step whose line a crash has left out. */
export const getGrant = endpoint(contract.getGrant, async ({ input: { grantId }, actor, now, refuse }) => {
  const opened = await openGrant(grantId, actor, refuse)
  await recordGrantSteps(opened.found, opened.holder.name, now)
  return toGrantDetail(opened.found, opened, now)
})
