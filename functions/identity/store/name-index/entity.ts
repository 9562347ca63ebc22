import { employmentStates } from '@zhixing/shared/identity/employment'
import { jobLevels } from '@zhixing/shared/identity/role'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../../core/dynamodb/table'

// I14  learners of a subtree by a text of their name   Query   sk begins with a path
//      pk = NAMED#pseudonym of the text, sk = orgPath#learnerId
// A row holds what a list of people shows, so that a page of them is one Query.
export const nameRowKey = ({
  textKey,
  orgPath,
  learnerId,
}: Record<'textKey' | 'orgPath' | 'learnerId', string>) => ({
  pk: `NAMED#${textKey}`,
  sk: `${orgPath}#${learnerId}`,
})
export const NamedLearnerEntity = new Entity({
  name: 'NamedLearner',
  table,
  timestamps: false,
  schema: item({
    textKey: string().key(),
    orgPath: string().key(),
    learnerId: string().key(),
    revision: number(), // of the learner from whom the row was made
    name: string(),
    rosterCode: string(),
    phoneMasked: string().optional(),
    organisationId: string(),
    organisationNames: list(string()),
    jobLevel: string().enum(...jobLevels),
    employment: string().enum(...employmentStates),
  }),
  computeKey: nameRowKey,
})
export const namedLearners = NamedLearnerEntity.build(AccessPattern)
  .schema(map({ textKey: string(), scope: string() }))
  .pattern(({ textKey, scope }) => ({ partition: `NAMED#${textKey}`, range: { beginsWith: scope } }))
  .options({ entityAttrFilter: false })
  .meta({ title: 'I14' })

export type NamedLearner = FormattedItem<typeof NamedLearnerEntity>
