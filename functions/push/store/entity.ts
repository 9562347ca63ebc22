import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { any, item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import type { Consents, Lane, Page } from '../lanes/lane'

const two = (number: number) => `${number}`.padStart(2, '0')
const five = (number: number) => `${number}`.padStart(5, '0')
const jobLevel = () => string().enum('provincial', 'bureau', 'division', 'section', 'clerk').optional()

// M1  followers of a shard, in the order of their openids   Query  pk = FOLLOWERS#shard, sk > FOLLOWER#openid
export const FollowerEntity = new Entity({
  name: 'Follower',
  table,
  timestamps: false,
  schema: item({
    shard: number().key(),
    openid: string().key(),
    unionid: string().optional(),
    followedAt: string(),
    welcomedAt: string().optional(),
    unreachable: string().optional(), // the code with which WeChat said that nobody is there
    unreachableIn: string().optional(), // the campaign that found it out: begun once more, it still counts him
    learnerId: string().optional(), // the learner's place is copied, so that a page of followers is one read …
    orgPath: string().optional(),
    jobLevel: jobLevel(),
    joinedAt: string().optional(), // … and read anew when the copy is a day old
  }),
  computeKey: ({ shard, openid }) => ({ pk: `FOLLOWERS#${two(shard)}`, sk: `FOLLOWER#${openid}` }),
})
export const followersAfter = FollowerEntity.build(AccessPattern)
  .schema(map({ shard: number(), after: string(), through: string() }))
  .pattern(({ shard, after, through }) => ({
    partition: `FOLLOWERS#${two(shard)}`,
    range: { between: [`FOLLOWER#${after}`, `FOLLOWER#${through}`] },
  }))
  .options({ entityAttrFilter: false })
  .meta({ title: 'M1' })

// M2  the follower of a unionid   GetItem  pk = FOLLOWER-UNION#unionid, sk = FOLLOWER
export const FollowerUnionEntity = new Entity({
  name: 'FollowerUnion',
  table,
  timestamps: false,
  schema: item({ unionid: string().key(), openid: string() }),
  computeKey: ({ unionid }) => ({ pk: `FOLLOWER-UNION#${unionid}`, sk: 'FOLLOWER' }),
})

// M3  one person's consents to one template        GetItem  pk = CONSENTS#templateId#shard, sk = WECHAT#openid
// M4  those of a shard, in the order of openids      Query  the same pk, sk > WECHAT#openid
// One item, because two who tell of the same accept (the client, WeChat) must find each other under one condition.
export const ConsentsEntity = new Entity({
  name: 'Consents',
  table,
  timestamps: false,
  schema: item({
    templateId: string().key(),
    shard: number().key(),
    openid: string().key(),
    revision: number(),
    writer: string().optional(), // of the last change: whose write it was that a retry finds done
    open: number(), // how many of them are unspent, for counting without reading them
    consents: any().castAs<Consents>(),
    unionid: string().optional(),
    learnerId: string().optional(),
    orgPath: string().optional(),
    jobLevel: jobLevel(),
    joinedAt: string().optional(),
  }),
  computeKey: ({ templateId, shard, openid }) => ({
    pk: `CONSENTS#${templateId}#${two(shard)}`,
    sk: `WECHAT#${openid}`,
  }),
})
export const consentsAfter = ConsentsEntity.build(AccessPattern)
  .schema(map({ templateId: string(), shard: number(), after: string(), through: string() }))
  .pattern(({ templateId, shard, after, through }) => ({
    partition: `CONSENTS#${templateId}#${two(shard)}`,
    range: { between: [`WECHAT#${after}`, `WECHAT#${through}`] },
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M4' })

// M5  the newest campaign of an announcement   Query  pk = CAMPAIGN#announcementId, sk begins with CAMPAIGN#, descending
export const CampaignEntity = new Entity({
  name: 'Campaign',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    startedAt: string(), // publishedAt of what rings
    channels: list(string().enum('templateMessage', 'subscribeMessage')),
    finishedAt: string().optional(),
  }),
  computeKey: ({ announcementId, version }) => ({
    pk: `CAMPAIGN#${announcementId}`,
    sk: `CAMPAIGN#${five(version)}`,
  }),
})
export const campaignsOf = CampaignEntity.build(AccessPattern)
  .schema(map({ announcementId: string() }))
  .pattern(({ announcementId }) => ({
    partition: `CAMPAIGN#${announcementId}`,
    range: { beginsWith: 'CAMPAIGN#' },
  }))
  .options({ reverse: true, consistent: true, entityAttrFilter: false })
  .meta({ title: 'M5' })

// M6  lanes of a campaign: one per shard and channel   Query  pk = CAMPAIGN#announcementId, sk begins with LANE#version#
export const LaneEntity = new Entity({
  name: 'Lane',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    channel: string().enum('templateMessage', 'subscribeMessage').key(),
    shard: number().key(),
    revision: number(), // the fence: whoever writes must have seen the last write
    lane: any().castAs<Lane>(),
  }),
  computeKey: ({ announcementId, version, channel, shard }) => ({
    pk: `CAMPAIGN#${announcementId}`,
    sk: `LANE#${five(version)}#${channel}#${two(shard)}`,
  }),
})
export const lanesOf = LaneEntity.build(AccessPattern)
  .schema(map({ announcementId: string(), version: number() }))
  .pattern(({ announcementId, version }) => ({
    partition: `CAMPAIGN#${announcementId}`,
    range: { beginsWith: `LANE#${five(version)}#` },
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M6' })

// M7  what a page of a lane came to   GetItem, Query  pk = PAGES#announcementId#version#channel#shard, sk = PAGE#the openid it starts after
export const PageEntity = new Entity({
  name: 'Page',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    channel: string().enum('templateMessage', 'subscribeMessage').key(),
    shard: number().key(),
    after: string().key(),
    page: any().castAs<Page>(),
  }),
  computeKey: ({ announcementId, version, channel, shard, after }) => ({
    pk: `PAGES#${announcementId}#${five(version)}#${channel}#${two(shard)}`,
    sk: `PAGE#${after}`,
  }),
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
  .pattern(({ announcementId, version, channel, shard, before }) => ({
    partition: `PAGES#${announcementId}#${five(version)}#${channel}#${two(shard)}`,
    ...(before && { range: { lt: `PAGE#${before}` } }),
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M7' })

// M8  what WeChat took back after it had accepted it   Query  pk = CAMPAIGN#announcementId, sk begins with TAKEN-BACK#version#
export const TakenBackEntity = new Entity({
  name: 'TakenBack',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    channel: string().enum('templateMessage', 'subscribeMessage').key(),
    messageId: string().key(),
    openid: string(),
    learnerId: string().optional(),
    code: string(),
    at: string(),
  }),
  computeKey: ({ announcementId, version, channel, messageId }) => ({
    pk: `CAMPAIGN#${announcementId}`,
    sk: `TAKEN-BACK#${five(version)}#${channel}#${messageId}`,
  }),
})
export const takenBackOf = TakenBackEntity.build(AccessPattern)
  .schema(map({ announcementId: string(), version: number() }))
  .pattern(({ announcementId, version }) => ({
    partition: `CAMPAIGN#${announcementId}`,
    range: { beginsWith: `TAKEN-BACK#${five(version)}#` },
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M8' })

// M9  campaigns of the last days   Query  pk = CAMPAIGNS, sk > startedAt
export const RecentCampaignEntity = new Entity({
  name: 'RecentCampaign',
  table,
  timestamps: false,
  schema: item({
    startedAt: string().key(),
    announcementId: string().key(),
    version: number().key(),
    expiresAt: number(),
  }),
  computeKey: ({ startedAt, announcementId, version }) => ({
    pk: 'CAMPAIGNS',
    sk: `${startedAt}#${announcementId}#${five(version)}`,
  }),
})
export const campaignsSince = RecentCampaignEntity.build(AccessPattern)
  .schema(map({ since: string() }))
  .pattern(({ since }) => ({ partition: 'CAMPAIGNS', range: { gt: since } }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M9' })

// M10  a callback that has come before   GetItem  pk = SEEN#hash, sk = SEEN
export const SeenEntity = new Entity({
  name: 'Seen',
  table,
  timestamps: false,
  schema: item({ hash: string().key(), state: string().enum('received', 'queued'), expiresAt: number() }),
  computeKey: ({ hash }) => ({ pk: `SEEN#${hash}`, sk: 'SEEN' }),
})
