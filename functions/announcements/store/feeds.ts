import type { InboxCard } from '@zhixing/shared/announcements/contract'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import type { PublishedAnnouncement } from './announcement'
import { FeedCardEntity, feedCards } from './entity'

export type FeedCard = FormattedItem<typeof FeedCardEntity>
export type PinnedCard = FeedCard & { pinEndsOn: string }

/** The position of a card in any feed; a newer card compares as greater. */
export const feedPosition = ({ publishedAt, announcementId }: FeedCard) => `${publishedAt}#${announcementId}`

/** Safe to repeat: the card follows from the announcement alone. */
export const putFeedCard = (announcement: PublishedAnnouncement) => {
  const { title, summary, topic, jobLevels } = announcement.facts
  const { orgPath, organisationName } = announcement
  return FeedCardEntity.build(PutItemCommand)
    .item({ ...feedCardKey(announcement), orgPath, jobLevels, title, summary, topic, organisationName })
    .send()
}

export const deleteFeedCard = (announcement: PublishedAnnouncement) =>
  FeedCardEntity.build(DeleteItemCommand).key(feedCardKey(announcement)).send()

const feedCardKey = ({ facts, publishedAt, announcementId }: PublishedAnnouncement) => ({
  organisationId: facts.organisationId,
  publishedAt,
  announcementId,
})

/** The card of one publication; undefined once it is withdrawn. */
export async function findFeedCard(
  key: Pick<FeedCard, 'organisationId' | 'publishedAt' | 'announcementId'>,
): Promise<FeedCard | undefined> {
  const { Item } = await FeedCardEntity.build(GetItemCommand).key(key).send()
  return Item
}

/**
 * The newest cards of several feeds together, newest first: at most `limit`, before a position if one is
 * given.
 */
export async function listFeedCards(
  organisationIds: string[],
  before: string | undefined,
  limit: number,
): Promise<FeedCard[]> {
  const pages = await Promise.all(
    organisationIds.map((organisationId) =>
      feedCards
        .query({ organisationId, before })
        .options((options) => ({ ...options, limit }))
        .send(),
    ),
  )
  return newestFirst(pages.flatMap(({ Items = [] }) => Items)).slice(0, limit)
}

export const newestFirst = <Card extends FeedCard>(cards: Card[]): Card[] =>
  cards.toSorted((one, other) => (feedPosition(one) < feedPosition(other) ? 1 : -1))

export const toInboxCard = (card: FeedCard | PinnedCard, readAt: string | undefined): InboxCard => {
  const { announcementId, title, summary, topic, organisationName, publishedAt } = card
  const pinEndsOn = 'pinEndsOn' in card ? card.pinEndsOn : undefined
  return { announcementId, title, summary, topic, organisationName, publishedAt, pinEndsOn, readAt }
}
