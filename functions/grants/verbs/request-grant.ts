import * as contract from '@zhixing/shared/grants/contract'
import { endpoint } from '../../core/http/endpoint'
import { callerOf } from '../../core/workflow/caller-of'
import { isLastStep } from '../../core/workflow/history'
import {
  findGrant,
  findLearnerByNameAndCode,
  type GrantKey,
  requireRole,
  requireRoleOver,
  type StoredGrant,
} from '../../identity/api'
import { takeGrantStep } from '../grant-step'
import { toGrantDetail } from '../grant-views'
import { requireSeparateDuties } from '../require-separate-duties'

/** The person may belong to any organisation: a neighbouring office may lend its editors. */
export const requestGrant = endpoint(contract.requestGrant, async ({ input, actor, now, refuse }) => {
  const { name, rosterCode, role, organisationId, ...content } = input
  const { orgPath, name: organisationName } = await requireRoleOver(actor, 'system', organisationId)
  const grants = await requireRole(actor, 'system', orgPath)
  const holder = await findLearnerByNameAndCode(name, rosterCode)
  if (!holder) throw refuse('grants/person-not-found')
  const caller = callerOf(actor, grants)
  const key = { learnerId: holder.learnerId, role, organisationId }
  const found = (await findGrant(key)) ?? notGrantedYet(key, { orgPath, organisationName })
  // The caller saw no revision: only a repeat of their own request finds the grant beyond it.
  const before = { seenRevision: found.revision - 1, content }
  const isRepeat = isLastStep(found, 'requested', caller, before)
  const seenRevision = isRepeat ? found.revision - 1 : found.revision
  const call = { found, holder, caller, seenRevision, content, now, refuse }
  const grant = await takeGrantStep(call, 'request', async () => {
    if (holder.phoneKey === undefined) throw refuse('grants/phone-missing')
    await requireSeparateDuties(key, refuse)
    return { requestedBy: caller.personId, comment: content.reason }
  })
  return toGrantDetail(grant, { holder, caller }, now)
})

const notGrantedYet = (
  key: GrantKey,
  { orgPath, organisationName }: { orgPath: string; organisationName: string },
): StoredGrant => ({
  ...key,
  organisationName,
  orgPath,
  state: 'ended',
  revision: 0,
  requestedBy: '',
  updatedAt: '',
  history: [],
})
