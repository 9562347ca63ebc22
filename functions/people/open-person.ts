import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { rosterRoles } from '@zhixing/shared/people/rules'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { findCurrentLearner, requireRole, type StoredLearner } from '../identity/api'

export interface OpenedPerson {
  learner: StoredLearner
  grants: Grant[] // of the caller
}

/** The person and the caller's grants. Outside the caller's scope they are answered as if they did not exist. */
export async function openPerson(
  learnerId: string,
  actor: Actor,
  refuse: Refuse<'people/not-found'>,
  roles: readonly Role[] = rosterRoles,
): Promise<OpenedPerson> {
  const grants = await requireRole(actor, roles)
  const learner = await findCurrentLearner(learnerId)
  const isInScope = learner && grants.some(({ scope }) => isWithin(learner.orgPath, scope))
  if (!isInScope) throw refuse('people/not-found')
  return { learner, grants }
}
