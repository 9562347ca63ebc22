import type { PersonCard } from '@zhixing/shared/people/contract'
import { findOrganisation, type NamedLearner, type StoredLearner } from '../identity/api'

/** Without the binding, which a search does not read. */
export async function toPersonCard(learner: StoredLearner): Promise<PersonCard> {
  const { learnerId, name, rosterCode, phoneMasked, organisationId, jobLevel } = learner
  const organisation = await findOrganisation(organisationId)
  return {
    ...{ learnerId, name, rosterCode, phoneMasked, organisationId, jobLevel },
    organisationNames: organisation?.names ?? [],
    employment: learner.employmentEnd?.state ?? 'employed',
  }
}

/** From the row alone: a page of a search costs no further read. */
export const namedPersonCard = ({
  learnerId,
  name,
  rosterCode,
  phoneMasked,
  organisationId,
  organisationNames,
  jobLevel,
  employment,
}: NamedLearner): PersonCard => ({
  ...{ learnerId, name, rosterCode, phoneMasked, organisationId, organisationNames, jobLevel, employment },
})
