import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// U1  the merit rule of a province   GetItem  pk = MERIT-RULE#organisationId, sk = MERIT-RULE; saved IF revision is the one that was seen, or IF there is none
export const MeritRuleEntity = new Entity({
  name: 'MeritRule',
  table,
  schema: item({
    organisationId: string().key(),
    revision: number(), // goes up with every save
    facts: string(), // MeritRuleFacts as JSON
    updatedAt: string(),
    updatedBy: string(),
  }),
  computeKey: ({ organisationId }) => ({ pk: `MERIT-RULE#${organisationId}`, sk: 'MERIT-RULE' }),
})
