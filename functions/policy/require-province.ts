import { pathsAbove } from '@zhixing/shared/identity/organisation'
import { Refusal } from '@zhixing/shared/problem'
import type { Actor } from '../core/http/actor'
import { requireRole } from '../identity/api'

/** The province whose rules this administrator keeps: who works for a part of it keeps none. */
export async function requireProvince(actor: Actor): Promise<string> {
  const grants = await requireRole(actor, 'system')
  const ofProvince = grants.find(({ scope }) => pathsAbove(scope).length === 1)
  if (!ofProvince) throw new Refusal('request/forbidden')
  return ofProvince.organisationId
}
