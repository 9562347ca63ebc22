import { type MeritRule, MeritRuleFacts } from '@zhixing/shared/policy/contract'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { MeritRuleEntity } from './entity'

export async function findMeritRule(organisationId: string): Promise<MeritRule | undefined> {
  const { Item } = await MeritRuleEntity.build(GetItemCommand)
    .key({ organisationId })
    .options({ consistent: true })
    .send()
  if (!Item) return undefined
  const { revision, facts, updatedAt, updatedBy } = Item
  return { revision, facts: MeritRuleFacts.parse(JSON.parse(facts)), updatedAt, updatedBy }
}

/** True if the rule was still of the revision it was before; the first has none before it. */
export async function putMeritRule(
  organisationId: string,
  rule: Required<MeritRule>,
  revisionBefore: number,
): Promise<boolean> {
  const condition = revisionBefore
    ? { attr: 'revision' as const, eq: revisionBefore }
    : { attr: 'revision' as const, exists: false as const }
  try {
    await MeritRuleEntity.build(PutItemCommand)
      .item({ ...rule, organisationId, facts: JSON.stringify(rule.facts) })
      .options({ condition })
      .send()
    return true
  } catch (error) {
    acceptConditionFailed(error)
    return false
  }
}
