import * as contract from '@zhixing/shared/grants/contract'
import { endpoint } from '../../core/http/endpoint'
import { endAllSessions, hasSecondFactor, removeSecondFactor } from '../../identity/api'
import { takeGrantStep } from '../grant-step'
import { toGrantDetail } from '../grant-views'
import { openGrant } from '../open-grant'
import { hasRoleBeyond } from '../role-beyond'

/**
 * The step is logged first: a crash leaves a reset that was logged and not done, which the repeat does. The
 * repeat must not switch off what the holder has enrolled in between.
 */
export const resetSecondFactor = endpoint(
  contract.resetSecondFactor,
  async ({ input, actor, now, refuse }) => {
    const { grantId, revision: seenRevision, ...content } = input
    const opened = await openGrant(grantId, actor, refuse)
    const { learnerId } = opened.holder
    const call = { ...opened, seenRevision, content, now, refuse }
    const grant = await takeGrantStep(call, 'resetSecondFactor', async () => {
      if (await hasRoleBeyond(learnerId, opened.caller)) throw refuse('grants/wider-role')
      if (!(await hasSecondFactor(learnerId))) throw refuse('grants/no-second-factor')
      return { comment: content.reason }
    })
    const resetAt = grant.history.at(-1)?.at ?? now.toISOString()
    await removeSecondFactor(learnerId, ({ enrolledAt }) => enrolledAt <= resetAt)
    await endAllSessions(learnerId, now)
    return toGrantDetail(grant, opened, now)
  },
)
