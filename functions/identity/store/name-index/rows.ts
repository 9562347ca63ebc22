import { pseudonymOf } from '../../../core/http/signed'
import { findOrganisation } from '../organisations'
import type { StoredLearner } from '../stored-learner'
import type { NamedLearner } from './entity'
import { searchTextsOf } from './search-texts'

/** The key of a row of I14, without the learner. */
export interface NameRowKey {
  textKey: string
  orgPath: string
}

export const nameTextKey = (text: string) => pseudonymOf('text of a name', text)

/** The rows by which a learner is found; none for a duplicate, which is found as the learner it belongs to. */
export const nameRowKeysOf = ({ name, orgPath, mergedInto }: StoredLearner): NameRowKey[] =>
  mergedInto === undefined ? searchTextsOf(name).map((text) => ({ textKey: nameTextKey(text), orgPath })) : []

export async function nameRowsOf(learner: StoredLearner): Promise<NamedLearner[]> {
  const { learnerId, revision = 0, name, rosterCode, phoneMasked, organisationId, jobLevel } = learner
  const organisation = await findOrganisation(organisationId)
  const facts = {
    ...{ learnerId, revision, name, rosterCode, phoneMasked, organisationId, jobLevel },
    organisationNames: organisation?.names ?? [],
    employment: learner.employmentEnd?.state ?? ('employed' as const),
  }
  return nameRowKeysOf(learner).map((key) => ({ ...key, ...facts }))
}
