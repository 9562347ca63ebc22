import { grantKeyOf } from '@zhixing/shared/identity/grant'
import { isWithin } from '@zhixing/shared/identity/organisation'
import { dutyRoles } from '@zhixing/shared/identity/role'
import type { Caller } from '@zhixing/shared/workflow/rules'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { callerOf } from '../core/workflow/caller-of'
import {
  findCurrentLearner,
  findGrant,
  requireRole,
  type StoredGrant,
  type StoredLearner,
} from '../identity/api'

export interface OpenedGrant {
  found: StoredGrant
  holder: StoredLearner
  caller: Caller
}

/** The grant with its holder and the caller. Outside the caller's scope it is answered as if it did not exist. */
export async function openGrant(
  grantId: string,
  actor: Actor,
  refuse: Refuse<'grants/not-found'>,
): Promise<OpenedGrant> {
  const grants = await requireRole(actor, dutyRoles)
  const found = await findGrant(grantKeyOf(grantId))
  const holder = found && (await findCurrentLearner(found.learnerId))
  const isInScope = found && grants.some(({ scope }) => isWithin(found.orgPath, scope))
  if (!holder || !isInScope) throw refuse('grants/not-found')
  return { found, holder, caller: callerOf(actor, grants) }
}
