import { expiryAfterDays } from '@zhixing/shared/calendar'
import type { Channel } from '@zhixing/shared/push/contract'
import { noDeliveries } from '@zhixing/shared/push/rules'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { absent, conditionHeld, present, putIfAbsent } from '../../core/dynamodb/conditional-write'
import type { CampaignKey, LaneKey } from '../lanes/lane'
import { SHARDS } from '../shards'
import { CampaignEntity, campaignsOf, campaignsSince, RecentCampaignEntity } from './campaign-entity'
import { putNewLane } from './lanes'

interface Campaign extends CampaignKey {
  startedAt: string
  channels: Channel[]
}

const RECENT_DAYS = 8

/** Every write puts if absent, in an order in which repeating all of them completes an interrupted call. */
export async function putCampaign(campaign: Campaign): Promise<void> {
  const { announcementId, version, startedAt } = campaign
  const expiresAt = expiryAfterDays(new Date(startedAt), RECENT_DAYS)
  await RecentCampaignEntity.build(PutItemCommand)
    .item({ startedAt, announcementId, version, expiresAt })
    .send()
  await putIfAbsent(CampaignEntity, campaign)
  const lane = { cursor: '', counts: noDeliveries }
  await Promise.all(laneKeysOf(campaign).map((key) => putNewLane(key, lane)))
}

export const laneKeysOf = ({ announcementId, version, channels }: Campaign): LaneKey[] =>
  channels.flatMap((channel) =>
    Array.from({ length: SHARDS }, (_, shard) => ({ announcementId, version, channel, shard })),
  )

export async function findLatestCampaign(announcementId: string) {
  const { Items = [] } = await campaignsOf
    .query({ announcementId })
    .options((options) => ({ ...options, limit: 1 }))
    .send()
  return Items[0]
}

export async function findCampaign(announcementId: string, version: number) {
  const { Item } = await CampaignEntity.build(GetItemCommand)
    .key({ announcementId, version })
    .options({ consistent: true })
    .send()
  return Item
}

export async function listRecentCampaigns(since: Date) {
  const { Items = [] } = await campaignsSince.query({ since: since.toISOString() }).send()
  return Items
}

/** Repeating it keeps the first instant. */
export async function finishCampaign(
  { announcementId, version }: CampaignKey,
  finishedAt: string,
): Promise<void> {
  const condition = { and: [present('startedAt'), absent('finishedAt')] }
  await conditionHeld(
    CampaignEntity.build(UpdateItemCommand)
      .item({ announcementId, version, finishedAt })
      .options({ condition })
      .send(),
  )
}
