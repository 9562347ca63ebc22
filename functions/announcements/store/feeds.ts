import type { InboxCard } from '@zhixing/shared/announcements/contract'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { FeedCardEntity, feedOf, ReadMarkEntity, readMarksOf } from './entity'
import type { Published } from './stored'

export type FeedCard = FormattedItem<typeof FeedCardEntity>
/** The place of a card in any feed: newer is greater. */
export const placeOf = ({ publishedAt, announcementId }: FeedCard) => `${publishedAt}#${announcementId}`

const keyOf = ({ facts, publishedAt, announcementId }: Published) => ({
  organisationId: facts.organisationId,
  publishedAt,
  announcementId,
})

/** The same card again changes nothing. */
export const putFeedCard = (published: Published) => {
  const { title, summary, topic, jobLevels } = published.facts
  const { orgPath, organisationName } = published
  return FeedCardEntity.build(PutItemCommand)
    .item({ ...keyOf(published), orgPath, jobLevels, title, summary, topic, organisationName })
    .send()
}
export const removeFeedCard = (published: Published) =>
  FeedCardEntity.build(DeleteItemCommand).key(keyOf(published)).send()

/** Several feeds as one, newest first: the `limit` newest before a place. */
export async function readFeeds(
  organisationIds: string[],
  before: string | undefined,
  limit: number,
): Promise<FeedCard[]> {
  const pages = await Promise.all(
    organisationIds.map((organisationId) =>
      feedOf
        .query({ organisationId, before })
        .options((options) => ({ ...options, limit }))
        .send(),
    ),
  )
  const cards = pages.flatMap(({ Items = [] }) => Items)
  return cards.sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1)).slice(0, limit)
}

/** The first mark stays. */
export async function putReadMark(learnerId: string, announcementId: string, readAt: string): Promise<void> {
  const put = ReadMarkEntity.build(PutItemCommand)
    .item({ learnerId, announcementId, readAt })
    .options({ condition: { attr: 'announcementId', exists: false } })
  await put.send().catch(acceptConditionFailed)
}

export async function readMark(learnerId: string, announcementId: string): Promise<string | undefined> {
  const { Item } = await ReadMarkEntity.build(GetItemCommand).key({ learnerId, announcementId }).send()
  return Item?.readAt
}

export async function readMarks(learnerId: string): Promise<Map<string, string>> {
  const { Items = [] } = await readMarksOf
    .query({ learnerId })
    .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return new Map(Items.map(({ announcementId, readAt }) => [announcementId, readAt]))
}

export const inboxCardOf = (card: FeedCard, readAt: string | undefined): InboxCard => {
  const { announcementId, title, summary, topic, organisationName, publishedAt } = card
  return { announcementId, title, summary, topic, organisationName, publishedAt, readAt }
}
