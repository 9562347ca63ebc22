import { deliveryEnds } from '@zhixing/shared/push/rules'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import * as z from 'zod'
import { documentAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { campaignPartition, channelSchema } from './campaign-entity'
import { fiveDigits, twoDigits } from './numbers'

const StoredCounts = z.record(z.enum(deliveryEnds), z.number())

/** A lane under its stored field names; lanes.ts translates them. */
export const StoredLane = z.object({
  cursor: z.string(),
  ends: StoredCounts,
  claimed: z.object({ through: z.string(), at: z.string() }).optional(),
  owner: z.string().optional(),
  fencedUntil: z.string().optional(),
  pausedUntil: z.string().optional(),
  pauseCode: z.string().optional(),
  busy: z.object({ openid: z.string(), tries: z.number() }).optional(),
  doneAt: z.string().optional(),
})
export type StoredLane = z.infer<typeof StoredLane>

// M6  lanes of a campaign, one for each shard and channel
//     Query  pk = CAMPAIGN#announcementId, sk begins with LANE#version#
export const LaneEntity = new Entity({
  name: 'Lane',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    channel: channelSchema().key(),
    shard: number().key(),
    revision: number(), // every write compares it: a worker that lost its lease can write nothing
    lane: documentAttribute(StoredLane),
  }),
  computeKey: ({ announcementId, version, channel, shard }) => ({
    pk: campaignPartition(announcementId),
    sk: `LANE#${fiveDigits(version)}#${channel}#${twoDigits(shard)}`,
  }),
})
export const lanesOf = LaneEntity.build(AccessPattern)
  .schema(map({ announcementId: string(), version: number() }))
  .pattern(({ announcementId, version }) => ({
    partition: campaignPartition(announcementId),
    range: { beginsWith: `LANE#${fiveDigits(version)}#` },
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M6' })

/** The result of a page under its stored field names; pages.ts translates them. */
export const StoredPage = z.object({
  through: z.string(),
  ends: StoredCounts,
  receipts: z.array(
    z.object({
      openid: z.string(),
      learnerId: z.string().optional(),
      end: z.enum(deliveryEnds).exclude(['delivered']),
      code: z.string(),
      at: z.string(),
    }),
  ),
  sent: z.array(z.tuple([z.string(), z.string()])),
})
export type StoredPage = z.infer<typeof StoredPage>

const pagesPartition = ({ announcementId, version, channel, shard }: PagesKey) =>
  `PAGES#${announcementId}#${fiveDigits(version)}#${channel}#${twoDigits(shard)}`
interface PagesKey {
  announcementId: string
  version: number
  channel: string
  shard: number
}

// M7  the results of the pages of a lane
//     GetItem, Query  pk = PAGES#announcementId#version#channel#shard, sk = PAGE#openid the page starts after
export const PageEntity = new Entity({
  name: 'Page',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    channel: channelSchema().key(),
    shard: number().key(),
    after: string().key(),
    page: documentAttribute(StoredPage),
  }),
  computeKey: ({ after, ...key }) => ({ pk: pagesPartition(key), sk: `PAGE#${after}` }),
})
export const pagesOf = PageEntity.build(AccessPattern)
  .schema(
    map({
      announcementId: string(),
      version: number(),
      channel: string(),
      shard: number(),
      before: string().optional(),
    }),
  )
  .pattern(({ before, ...key }) => ({
    partition: pagesPartition(key),
    ...(before && { range: { lt: `PAGE#${before}` } }),
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M7' })
