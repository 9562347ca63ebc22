import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import type { Actor } from '../core/http/actor'
import { refuseDerived } from '../core/http/refuse-derived'
import { findGrants } from './store/grants'
import { findOrganisation, type OrganisationWithNames } from './store/organisations'

/**
 * The caller's grants of one of these roles; read at every request, so that an ended grant gives no power any
 * more. With `orgPath` only those whose scope covers it. Refuses a caller without any (`request/forbidden`),
 * whether or not the organisation exists.
 */
export async function requireRole(
  actor: Actor,
  role: Role | readonly Role[],
  orgPath?: string,
): Promise<Grant[]> {
  const roles: readonly Role[] = typeof role === 'string' ? [role] : role
  const grants = (await findGrants(actor.learnerId)).filter(
    (grant) => roles.includes(grant.role) && (orgPath === undefined || isWithin(orgPath, grant.scope)),
  )
  if (!grants.length) throw refuseDerived('request/forbidden')
  return grants
}

/**
 * An organisation over which the caller has one of these roles. The refusal is the same if the organisation
 * does not exist.
 */
export async function requireRoleOver(
  actor: Actor,
  role: Role | readonly Role[],
  organisationId: string,
): Promise<OrganisationWithNames> {
  const organisation = await findOrganisation(organisationId)
  if (!organisation) throw refuseDerived('request/forbidden')
  await requireRole(actor, role, organisation.orgPath)
  return organisation
}
