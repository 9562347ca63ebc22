import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import type { CampaignLane, LaneKey, PageResult, UndeliveredRecipient } from '../lanes/lane'
import { PageEntity, pagesOf, type StoredPage } from './lane-entity'

/** `after`: the cursor of the lane when the page began. */
export const putPage = (
  { announcementId, version, channel, shard }: LaneKey,
  after: string,
  page: PageResult,
) =>
  PageEntity.build(PutItemCommand)
    .item({ announcementId, version, channel, shard, after, page: toStoredPage(page) })
    .send()

export async function findPage(
  { announcementId, version, channel, shard }: LaneKey,
  after: string,
): Promise<PageResult | undefined> {
  const { Item } = await PageEntity.build(GetItemCommand)
    .key({ announcementId, version, channel, shard, after })
    .options({ consistent: true })
    .send()
  return Item && toPageResult(Item.page)
}

/** The page that holds the outcome of this person. */
export async function findPageOf(key: LaneKey, openid: string): Promise<PageResult | undefined> {
  const { Items = [] } = await pagesOf
    .query({ ...key, before: openid })
    .options((options) => ({ ...options, reverse: true, limit: 1 }))
    .send()
  return Items[0] && toPageResult(Items[0].page)
}

/** The undelivered recipients of the committed pages, as many as one read returns. */
export async function listUndelivered(lane: CampaignLane): Promise<UndeliveredRecipient[]> {
  const { announcementId, version, channel, shard } = lane
  const { Items = [] } = await pagesOf.query({ announcementId, version, channel, shard }).send()
  return Items.filter(({ after }) => lane.doneAt || after < lane.cursor).flatMap(
    ({ page }) => toPageResult(page).undelivered,
  )
}

const toPageResult = ({ through, ends, receipts, sent }: StoredPage): PageResult => ({
  through,
  counts: ends,
  undelivered: receipts,
  messageIds: sent,
})

const toStoredPage = ({ through, counts, undelivered, messageIds }: PageResult): StoredPage => ({
  through,
  ends: counts,
  receipts: undelivered,
  sent: messageIds,
})
