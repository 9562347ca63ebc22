import { transcriptRoles } from '@zhixing/shared/corrections/rules'
import { type Grant, mayAct } from '@zhixing/shared/identity/role'
import type { ManagedLearner } from '@zhixing/shared/ledger/contract'
import { Refusal } from '@zhixing/shared/problem'
import { findOrganisation, type StoredLearner } from '../identity/api'

/** Nobody and somebody of another office are one answer. */
export function mustBeManaged(learner: StoredLearner | undefined, grants: Grant[]): StoredLearner {
  if (!learner || !transcriptRoles.some((role) => mayAct(grants, role, learner.orgPath)))
    throw new Refusal('credits/learner-not-found')
  return learner
}

export async function managedLearnerOf({
  learnerId,
  name,
  rosterCode,
  organisationId,
}: StoredLearner): Promise<ManagedLearner> {
  return {
    learnerId,
    name,
    rosterCode,
    organisationNames: (await findOrganisation(organisationId))?.names ?? [],
  }
}
