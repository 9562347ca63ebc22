import { Id } from '@zhixing/shared/contract'
import { Channel } from '@zhixing/shared/push/contract'
import * as z from 'zod'

/** What travels on the queue. Each may come twice, late or never. */
export const Plan = z.object({ kind: z.literal('plan'), announcementId: Id })
export const Deliver = z.object({
  kind: z.literal('deliver'),
  announcementId: Id,
  version: z.number().int(),
  channel: Channel,
  shard: z.number().int().min(0).max(15),
})
export const Event = z.object({
  kind: z.literal('event'),
  app: z.enum(['serviceAccount', 'miniProgram']),
  openid: z.string(),
  at: z.iso.datetime(),
  event: z.string(),
  fields: z.record(z.string(), z.unknown()),
  tries: z.number().int().default(0),
})
export const Message = z.discriminatedUnion('kind', [Plan, Deliver, Event])
export type Deliver = z.infer<typeof Deliver>
export type Event = z.infer<typeof Event>
