import * as contract from '@zhixing/shared/announcements/contract'
import { isAddressedTo } from '@zhixing/shared/announcements/rules'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { publicEndpoint } from '../../core/http/endpoint'
import { findReader, type InboxReader } from '../find-reader'
import { type InboxPosition, listInboxPage } from '../inbox-page'
import { listPinnedCards } from '../list-pinned-cards'
import { type FeedCard, listFeedCards, toInboxCard } from '../store/feeds'
import { listReadMarks } from '../store/read-marks'

const UNREAD_MAX = 100 // counted among the newest: a larger number on the badge would help no one

export const listAnnouncements = publicEndpoint(contract.listAnnouncements, async ({ input, actor, now }) => {
  const reader = await findReader(actor)
  const { learner, organisationIds } = reader
  const question = ['inbox', ...organisationIds, learner?.jobLevel]
  const [newest, readMarks] = await Promise.all([
    listFeedCards(organisationIds, undefined, UNREAD_MAX),
    learner ? listReadMarks(learner.learnerId) : new Map<string, string>(),
  ])
  const feeds = {
    listPinned: () => listPinnedCards(organisationIds, now),
    listCards: (before: string | undefined, limit: number) => listFeedCards(organisationIds, before, limit),
    isAddressed: (card: FeedCard) => isAddressedTo(card, learner),
  }
  const position = openCursor(question, input.cursor) as InboxPosition | undefined
  const { cards, next } = await listInboxPage(feeds, position)
  return {
    announcements: cards.map((card) => toInboxCard(card, readMarks.get(card.announcementId))),
    unread: countUnread(newest, reader, readMarks),
    cursor: cursorOf(question, next && { ...next }),
  }
})

/** A guest has no read marks and so nothing unread. */
function countUnread(newest: FeedCard[], { learner }: InboxReader, readMarks: Map<string, string>): number {
  if (!learner) return 0
  return newest.filter((card) => isAddressedTo(card, learner) && !readMarks.has(card.announcementId)).length
}
