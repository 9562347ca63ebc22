import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { absent, conditionHeld } from '../../../core/dynamodb/conditional-write'
import { pseudonymOf } from '../../../core/http/signed'
import { findOrganisation } from '../organisations'
import type { StoredLearner } from '../stored-learner'
import { type NamedLearner, NamedLearnerEntity } from './entity'
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

/** Puts the row, unless it was made from a later revision of the learner. */
export const putNameRow = (row: NamedLearner): Promise<boolean> =>
  conditionHeld(
    NamedLearnerEntity.build(PutItemCommand)
      .item(row)
      .options({ condition: { or: [absent('revision'), { attr: 'revision', lte: row.revision }] } })
      .send(),
  )

/** Deletes the row, unless it was made from a later revision than this one. */
export const deleteNameRow = (
  { textKey, orgPath }: NameRowKey,
  { learnerId, revision }: { learnerId: string; revision: number },
): Promise<boolean> =>
  conditionHeld(
    NamedLearnerEntity.build(DeleteItemCommand)
      .key({ textKey, orgPath, learnerId })
      .options({ condition: { attr: 'revision', lte: revision } })
      .send(),
  )
