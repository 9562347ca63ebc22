import { type Grant, mayAct } from '@zhixing/shared/identity/role'
import type { ManagedLearner } from '@zhixing/shared/ledger/contract'
import { transcriptRoles } from '@zhixing/shared/ledger/rules'
import type { Refuse } from '../core/http/endpoint'
import { findOrganisation, type StoredLearner } from '../identity/api'

/** Refuses an absent learner like one outside the caller's scope, so that the answer reveals neither. */
export function requireManagedLearner(
  learner: StoredLearner | undefined,
  grants: Grant[],
  refuse: Refuse<'credits/learner-not-found'>,
): StoredLearner {
  if (!learner || !transcriptRoles.some((role) => mayAct(grants, role, learner.orgPath)))
    throw refuse('credits/learner-not-found')
  return learner
}

export async function toManagedLearner({
  learnerId,
  name,
  rosterCode,
  organisationId,
}: StoredLearner): Promise<ManagedLearner> {
  const organisation = await findOrganisation(organisationId)
  return { learnerId, name, rosterCode, organisationNames: organisation?.names ?? [] }
}
