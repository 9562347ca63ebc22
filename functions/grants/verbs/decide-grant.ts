import * as contract from '@zhixing/shared/grants/contract'
import { endpoint } from '../../core/http/endpoint'
import {
  endAllSessions,
  findCurrentLearner,
  findGrant,
  findLearner,
  type StoredGrant,
  type StoredLearner,
  suspendGrants,
} from '../../identity/api'
import { takeGrantStep } from '../grant-step'
import { toGrantDetail } from '../grant-views'
import { openGrant } from '../open-grant'
import { requireSeparateDuties } from '../require-separate-duties'

export const decideGrant = endpoint(contract.decideGrant, async ({ input, actor, now, refuse }) => {
  const { grantId, revision: seenRevision, ...content } = input
  const { approve, comment } = content
  const opened = await openGrant(grantId, actor, refuse)
  const call = { ...opened, seenRevision, content, now, refuse }
  const grant = approve
    ? await takeGrantStep(call, 'approve', async () => {
        await requireSeparateDuties(opened.found, refuse)
        return { comment, grantedAt: now.toISOString(), grantedBy: actor.learnerId }
      })
    : await takeGrantStep(call, 'refuse', async () => {
        if (comment === undefined) throw refuse('request/invalid')
        return { comment }
      })
  const current = approve ? await suspendIfChanged(grant, opened.holder, now) : grant
  return toGrantDetail(current, opened, now)
})

/**
 * A roster import that changed the holder while the approver decided may have looked for grants before this
 * one was active. So the approval looks at the holder again.
 */
async function suspendIfChanged(
  grant: StoredGrant,
  { identityAt, identityBy = '' }: StoredLearner,
  now: Date,
): Promise<StoredGrant> {
  const current = await findCurrentLearner(grant.learnerId)
  if (!current || current.identityAt === identityAt) return grant
  const { name, phoneKey = '' } = current
  const comment = '批准的同时，名册中的姓名或手机号有改动'
  const byId = current.identityBy ?? identityBy
  const by = (await findLearner(byId))?.name ?? ''
  await suspendGrants(current, { byId, by, comment, identity: { name, phoneKey } }, now)
  await endAllSessions(grant.learnerId, now)
  return (await findGrant(grant)) ?? grant
}
