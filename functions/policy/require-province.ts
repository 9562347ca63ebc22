import { pathsAbove } from '@zhixing/shared/identity/organisation'
import type { Actor } from '../core/http/actor'
import { refuseDerived } from '../core/http/refuse-derived'
import { requireRole } from '../identity/api'

/** The id of the province of which the caller is a system administrator. Refuses every other caller. */
export async function requireProvince(actor: Actor): Promise<string> {
  const grants = await requireRole(actor, 'system')
  const ofProvince = grants.find(({ scope }) => pathsAbove(scope).length === 1)
  if (!ofProvince) throw refuseDerived('request/forbidden')
  return ofProvince.organisationId
}
