import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import { fiveDigits } from './numbers'

export const channelSchema = () => string().enum('templateMessage', 'subscribeMessage')
export const campaignPartition = (announcementId: string) => `CAMPAIGN#${announcementId}`
const RECENT_CAMPAIGNS = 'CAMPAIGNS'

// M5  the latest campaign of an announcement
//     Query  pk = CAMPAIGN#announcementId, sk begins with CAMPAIGN#, backwards
export const CampaignEntity = new Entity({
  name: 'Campaign',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    startedAt: string(), // publishedAt of the publication
    channels: list(channelSchema()),
    finishedAt: string().optional(),
  }),
  computeKey: ({ announcementId, version }) => ({
    pk: campaignPartition(announcementId),
    sk: `CAMPAIGN#${fiveDigits(version)}`,
  }),
})
export const campaignsOf = CampaignEntity.build(AccessPattern)
  .schema(map({ announcementId: string() }))
  .pattern(({ announcementId }) => ({
    partition: campaignPartition(announcementId),
    range: { beginsWith: 'CAMPAIGN#' },
  }))
  .options({ reverse: true, consistent: true, entityAttrFilter: false })
  .meta({ title: 'M5' })

// M8  messages that WeChat accepted and later reported as failed (in stored names: taken back)
//     Query  pk = CAMPAIGN#announcementId, sk begins with TAKEN-BACK#version#
export const LateFailureEntity = new Entity({
  name: 'TakenBack',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    channel: channelSchema().key(),
    messageId: string().key(),
    openid: string(),
    learnerId: string().optional(),
    code: string(),
    at: string(),
  }),
  computeKey: ({ announcementId, version, channel, messageId }) => ({
    pk: campaignPartition(announcementId),
    sk: `TAKEN-BACK#${fiveDigits(version)}#${channel}#${messageId}`,
  }),
})
export const lateFailuresOf = LateFailureEntity.build(AccessPattern)
  .schema(map({ announcementId: string(), version: number() }))
  .pattern(({ announcementId, version }) => ({
    partition: campaignPartition(announcementId),
    range: { beginsWith: `TAKEN-BACK#${fiveDigits(version)}#` },
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
    pk: RECENT_CAMPAIGNS,
    sk: `${startedAt}#${announcementId}#${fiveDigits(version)}`,
  }),
})
export const campaignsSince = RecentCampaignEntity.build(AccessPattern)
  .schema(map({ since: string() }))
  .pattern(({ since }) => ({ partition: RECENT_CAMPAIGNS, range: { gt: since } }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M9' })
