import { Id } from '@zhixing/shared/contract'
import { Channel } from '@zhixing/shared/push/contract'
import * as z from 'zod'
import { SHARDS } from './shards'

// Messages of the push queue. Each may arrive twice, late or never.

export const PlanMessage = z.object({ kind: z.literal('plan'), announcementId: Id })

export const DeliverMessage = z.object({
  kind: z.literal('deliver'),
  announcementId: Id,
  version: z.number().int(),
  channel: Channel,
  shard: z
    .number()
    .int()
    .min(0)
    .max(SHARDS - 1),
})

/** An event or message of a WeChat callback, with the fields of its body as WeChat spells them. */
export const WechatEvent = z.object({
  kind: z.literal('event'),
  app: z.enum(['serviceAccount', 'miniProgram']),
  openid: z.string(),
  at: z.iso.datetime(),
  event: z.string(),
  fields: z.record(z.string(), z.unknown()),
  tries: z.number().int().default(0),
})
export type WechatEvent = z.infer<typeof WechatEvent>

export const PushMessage = z.discriminatedUnion('kind', [PlanMessage, DeliverMessage, WechatEvent])
