import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import { unitRoles } from '@zhixing/shared/organisations/rules'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { findUnit, type ManagedUnit, requireRole } from '../identity/api'

export interface OpenedUnit {
  unit: ManagedUnit
  grants: Grant[] // of the caller
}

/** The unit and the caller's grants. Outside the caller's scope it is answered as if it did not exist. */
export async function openUnit(
  organisationId: string,
  actor: Actor,
  refuse: Refuse<'organisations/not-found'>,
): Promise<OpenedUnit> {
  const grants = await requireRole(actor, unitRoles)
  const unit = await findUnit(organisationId)
  const isInScope = unit && grants.some(({ scope }) => isWithin(unit.orgPath, scope))
  if (!isInScope) throw refuse('organisations/not-found')
  return { unit, grants }
}
