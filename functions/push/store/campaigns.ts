import type { Channel } from '@zhixing/shared/push/contract'
import { noEnds } from '@zhixing/shared/push/rules'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { type HeldLane, type LaneKey, type Page, type Receipt, SHARDS } from '../lanes/lane'
import {
  CampaignEntity,
  campaignsOf,
  campaignsSince,
  LaneEntity,
  lanesOf,
  PageEntity,
  pagesOf,
  RecentCampaignEntity,
  TakenBackEntity,
  takenBackOf,
} from './entity'

interface Campaign {
  announcementId: string
  version: number
  startedAt: string
  channels: Channel[]
}
const KEPT_DAYS = 8

/** Each write put-if-absent, in an order in which whatever was interrupted is finished by doing it all again. */
export async function putCampaign(campaign: Campaign): Promise<void> {
  const { announcementId, version, startedAt } = campaign
  const expiresAt = Math.floor(Date.parse(startedAt) / 1000) + KEPT_DAYS * 86_400
  await RecentCampaignEntity.build(PutItemCommand)
    .item({ startedAt, announcementId, version, expiresAt })
    .send()
  const absent = { condition: { attr: 'announcementId', exists: false } } as const
  await CampaignEntity.build(PutItemCommand)
    .item(campaign)
    .options(absent)
    .send()
    .catch(acceptConditionFailed)
  await Promise.all(
    lanesFor(campaign).map((key) =>
      LaneEntity.build(PutItemCommand)
        .item({ ...key, revision: 1, lane: { cursor: '', ends: noEnds } })
        .options(absent)
        .send()
        .catch(acceptConditionFailed),
    ),
  )
}

export const lanesFor = ({ announcementId, version, channels }: Campaign): LaneKey[] =>
  channels.flatMap((channel) =>
    Array.from({ length: SHARDS }, (_, shard) => ({ announcementId, version, channel, shard })),
  )

export async function newestCampaign(announcementId: string) {
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

export async function recentCampaigns(since: Date) {
  const { Items = [] } = await campaignsSince.query({ since: since.toISOString() }).send()
  return Items
}

export async function finishCampaign(
  { announcementId, version }: Pick<LaneKey, 'announcementId' | 'version'>,
  finishedAt: string,
) {
  const update = CampaignEntity.build(UpdateItemCommand)
    .item({ announcementId, version, finishedAt })
    .options({
      condition: {
        and: [
          { attr: 'startedAt', exists: true },
          { attr: 'finishedAt', exists: false },
        ],
      },
    })
  await update.send().catch(acceptConditionFailed)
}

export async function findLane({
  announcementId,
  version,
  channel,
  shard,
}: LaneKey): Promise<HeldLane | undefined> {
  const key = { announcementId, version, channel, shard }
  const { Item } = await LaneEntity.build(GetItemCommand).key(key).options({ consistent: true }).send()
  return Item && { ...key, ...Item.lane, revision: Item.revision }
}

export async function findLanes(announcementId: string, version: number): Promise<HeldLane[]> {
  const { Items = [] } = await lanesOf.query({ announcementId, version }).send()
  return Items.map(({ channel, shard, revision, lane }) => ({
    announcementId,
    version,
    channel,
    shard,
    ...lane,
    revision,
  }))
}

/** The fence: holds only if the lane is as its writer last saw it; undefined says that it is somebody else's now. */
export async function saveLane({
  announcementId,
  version,
  channel,
  shard,
  revision,
  ...lane
}: HeldLane): Promise<HeldLane | undefined> {
  const key = { announcementId, version, channel, shard }
  const put = LaneEntity.build(PutItemCommand)
    .item({ ...key, revision: revision + 1, lane })
    .options({ condition: { attr: 'revision', eq: revision } })
  const done = await put
    .send()
    .then(() => true)
    .catch(acceptConditionFailed)
  return done ? { ...key, ...lane, revision: revision + 1 } : undefined
}

export const putPage = (key: LaneKey, after: string, page: Page) =>
  PageEntity.build(PutItemCommand)
    .item({ ...key, after, page })
    .send()

export async function findPage(key: LaneKey, after: string): Promise<Page | undefined> {
  const { Item } = await PageEntity.build(GetItemCommand)
    .key({ ...key, after })
    .options({ consistent: true })
    .send()
  return Item?.page
}

/** The page this person was on. */
export async function pageWith(key: LaneKey, openid: string): Promise<Page | undefined> {
  const { Items = [] } = await pagesOf
    .query({ ...key, before: openid })
    .options((options) => ({ ...options, reverse: true, limit: 1 }))
    .send()
  return Items[0]?.page
}

/** Receipts of what is committed, as far as one read goes. */
export async function readReceipts(lane: HeldLane): Promise<Receipt[]> {
  const { announcementId, version, channel, shard } = lane
  const { Items = [] } = await pagesOf.query({ announcementId, version, channel, shard }).send()
  return Items.filter(({ after }) => lane.doneAt || after < lane.cursor).flatMap(({ page }) => page.receipts)
}

type TakenBack = Pick<LaneKey, 'announcementId' | 'version' | 'channel'> & {
  messageId: string
  openid: string
  learnerId?: string | undefined
  code: string
  at: string
}

/** Told twice, taken back once. */
export async function putTakenBack(takenBack: TakenBack): Promise<void> {
  const put = TakenBackEntity.build(PutItemCommand)
    .item(takenBack)
    .options({ condition: { attr: 'messageId', exists: false } })
  await put.send().catch(acceptConditionFailed)
}

export async function readTakenBack(announcementId: string, version: number) {
  const { Items = [] } = await takenBackOf
    .query({ announcementId, version })
    .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return Items
}
