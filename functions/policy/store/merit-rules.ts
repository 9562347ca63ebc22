import type { MeritRule, MeritRuleFacts } from '@zhixing/shared/policy/contract'
import { findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import { MeritRuleEntity } from './entity'

/** Pattern U1. The merit rule of an organisation, without its key. */
export async function findMeritRule(organisationId: string): Promise<MeritRule | undefined> {
  const stored = await findDocument(MeritRuleEntity, { organisationId })
  if (!stored) return undefined
  const { revision, facts, updatedAt, updatedBy } = stored
  return { revision, facts, updatedAt, updatedBy }
}

interface SavedMeritRule {
  facts: MeritRuleFacts
  updatedAt: string
  updatedBy: string
}

/** Saves the rule if the stored revision is `revision`; 0: none is stored. Returns whether it was saved. */
export const putMeritRule = async (
  organisationId: string,
  rule: SavedMeritRule,
  revision: number,
): Promise<boolean> =>
  (await putRevision(MeritRuleEntity, { ...rule, organisationId }, revision)) !== undefined
