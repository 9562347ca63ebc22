import { MeritRuleFacts } from '@zhixing/shared/policy/contract'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { jsonAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'

// U1  merit rule of a province   GetItem  pk = MERIT-RULE#organisationId, sk = MERIT-RULE, consistent;
//     saved IF revision is the one that was read, or IF absent
export const MeritRuleEntity = new Entity({
  name: 'MeritRule',
  table,
  schema: item({
    organisationId: string().key(),
    revision: number(),
    facts: jsonAttribute(MeritRuleFacts),
    updatedAt: string(),
    updatedBy: string(),
  }),
  computeKey: ({ organisationId }) => ({ pk: `MERIT-RULE#${organisationId}`, sk: 'MERIT-RULE' }),
})
