import * as z from 'zod'
import { contract, Empty, Instant, text } from '../contract'

/** 积分规则: what a province might give 积分 for. It is no part of the study hours, nothing computes with it, and it is empty and off until the province decides otherwise. */
export const MeritRuleFacts = z.strictObject({
  title: text(40),
  enabled: z.boolean(),
  rows: z.array(z.strictObject({ title: text(60), amount: z.number().min(0).max(10_000) })).max(50),
})
export type MeritRuleFacts = z.infer<typeof MeritRuleFacts>

export const MeritRule = z.object({
  revision: z.number().int(), // 0: nobody has written one
  facts: MeritRuleFacts,
  updatedAt: Instant.optional(),
  updatedBy: z.string().optional(),
})
export type MeritRule = z.infer<typeof MeritRule>

export const getMeritRule = contract({
  method: 'GET',
  path: '/v1/merit-rule',
  summary:
    'The rule for 积分 of the administrator’s province: empty and off unless the province has written one',
  access: 'staff',
  input: Empty,
  output: MeritRule,
  problems: [],
})

export const saveMeritRule = contract({
  method: 'PUT',
  path: '/v1/merit-rule',
  summary: 'Write it, switch it on or off; under the revision that was seen, and safe to repeat',
  access: 'staff',
  input: z.strictObject({ revision: z.number().int().min(0).max(1_000_000), facts: MeritRuleFacts }),
  output: MeritRule,
  problems: ['request/stale', 'policy/merit-rule-empty'],
})
