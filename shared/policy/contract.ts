import * as z from 'zod'
import { contract, Empty, Instant } from '../contract'
import { SeenRevision, text } from '../text'

/**
 * 积分规则。
 * What a province may give 积分 for. Study hours do not depend on it and nothing computes with it; it is empty
 * and disabled until the province decides otherwise (国办函〔2026〕12号).
 */
export const MeritRuleFacts = z.strictObject({
  title: text(40),
  enabled: z.boolean(),
  rows: z.array(z.strictObject({ title: text(60), amount: z.number().min(0).max(10_000) })).max(50),
})
export type MeritRuleFacts = z.infer<typeof MeritRuleFacts>

export const MeritRule = z.object({
  revision: z.number().int(), // 0: the province has none
  facts: MeritRuleFacts,
  updatedAt: Instant.optional(),
  updatedBy: z.string().optional(),
})
export type MeritRule = z.infer<typeof MeritRule>

export const getMeritRule = contract({
  method: 'GET',
  path: '/v1/merit-rule',
  summary:
    'The rule for 积分 of the administrator’s province; empty and disabled unless the province has saved one',
  access: 'staff',
  input: Empty,
  output: MeritRule,
  problems: [],
})

export const saveMeritRule = contract({
  method: 'PUT',
  path: '/v1/merit-rule',
  summary: 'Save it under the revision that was read, enabled or not; safe to repeat',
  access: 'staff',
  input: z.strictObject({ revision: SeenRevision, facts: MeritRuleFacts }),
  output: MeritRule,
  problems: ['request/stale', 'policy/merit-rule-empty'],
})
