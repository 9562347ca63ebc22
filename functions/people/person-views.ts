import type { Grant } from '@zhixing/shared/identity/role'
import { maskRosterCode } from '@zhixing/shared/identity/rules'
import type { PersonCard } from '@zhixing/shared/people/contract'
import { keepsRoster } from '@zhixing/shared/people/rules'
import { findOrganisation, type NamedLearner, type StoredLearner } from '../identity/api'

/** As the caller may see it: whole for those who keep the roster of the unit. */
export const rosterCodeFor = (
  { rosterCode, orgPath }: Pick<StoredLearner, 'rosterCode' | 'orgPath'>,
  grants: readonly Grant[],
) => (keepsRoster(grants, orgPath) ? rosterCode : maskRosterCode(rosterCode))

/** Without the binding, which a search does not read; `grants` are the caller's. */
export async function toPersonCard(learner: StoredLearner, grants: readonly Grant[]): Promise<PersonCard> {
  const { learnerId, name, phoneMasked, organisationId, jobLevel } = learner
  const rosterCode = rosterCodeFor(learner, grants)
  const organisation = await findOrganisation(organisationId)
  return {
    ...{ learnerId, name, rosterCode, phoneMasked, organisationId, jobLevel },
    organisationNames: organisation?.names ?? [],
    employment: learner.employmentEnd?.state ?? 'employed',
  }
}

/** From the row alone: a page of a search costs no further read. */
export function namedPersonCard(row: NamedLearner, grants: readonly Grant[]): PersonCard {
  const { learnerId, name, phoneMasked, organisationId, organisationNames, jobLevel, employment } = row
  return {
    ...{ learnerId, name, phoneMasked, organisationId, organisationNames, jobLevel, employment },
    rosterCode: rosterCodeFor(row, grants),
  }
}
