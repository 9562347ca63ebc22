import type { GrantedRole } from '@zhixing/shared/identity/contract'
import type { StoredGrant } from './store/grants'
import { findLearner } from './store/learners'

/** A grant with the name of its learner, as administrators see it. */
export async function toGrantedRole({
  learnerId,
  role,
  organisationId,
  organisationName,
  scope,
  grantedAt,
}: StoredGrant): Promise<GrantedRole> {
  const name = (await findLearner(learnerId))?.name ?? ''
  return { learnerId, name, grant: { role, organisationId, organisationName, scope }, grantedAt }
}
