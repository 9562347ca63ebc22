import type { Grant } from '@zhixing/shared/identity/role'
import { Refusal } from '@zhixing/shared/problem'
import { findLearner, findOrganisation } from './store/learners'

/** The same refusal for an organisation that does not exist and for one out of reach. */
export async function requireScope(organisationId: string): Promise<string> {
  const organisation = await findOrganisation(organisationId)
  if (!organisation) throw new Refusal('request/forbidden')
  return organisation.orgPath
}

export async function toGrantedRole(stored: Grant & { learnerId: string; grantedAt: string }) {
  const { learnerId, role, organisationId, organisationName, scope, grantedAt } = stored
  const name = (await findLearner(learnerId))?.name ?? ''
  return { learnerId, name, grant: { role, organisationId, organisationName, scope }, grantedAt }
}
