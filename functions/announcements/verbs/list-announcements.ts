import * as contract from '@zhixing/shared/announcements/contract'
import { isAddressedTo } from '@zhixing/shared/announcements/rules'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { publicEndpoint } from '../../core/http/endpoint'
import { findReader, type InboxReader } from '../find-reader'
import { type FeedCard, feedPosition, listFeedCards, toInboxCard } from '../store/feeds'
import { listReadMarks } from '../store/read-marks'

const PAGE_MAX = 20
const READS_MAX = 5 // of the feeds, for one page: few cards may be addressed to this learner
const UNREAD_MAX = 100 // counted among the newest: a larger number on the badge would help no one

export const listAnnouncements = publicEndpoint(contract.listAnnouncements, async ({ input, actor }) => {
  const reader = await findReader(actor)
  const question = ['inbox', ...reader.organisationIds, reader.learner?.jobLevel]
  const before = openCursor(question, input.cursor)?.before as string | undefined
  const [newest, readMarks] = await Promise.all([
    listFeedCards(reader.organisationIds, undefined, UNREAD_MAX),
    reader.learner ? listReadMarks(reader.learner.learnerId) : new Map<string, string>(),
  ])
  const { cards, last } = await listAddressedCards(reader, before)
  return {
    announcements: cards.map((card) => toInboxCard(card, readMarks.get(card.announcementId))),
    unread: countUnread(newest, reader, readMarks),
    cursor: cursorOf(question, last === undefined ? undefined : { before: last }),
  }
})

/** A guest has no read marks and so nothing unread. */
function countUnread(newest: FeedCard[], { learner }: InboxReader, readMarks: Map<string, string>): number {
  if (!learner) return 0
  return newest.filter((card) => isAddressedTo(card, learner) && !readMarks.has(card.announcementId)).length
}

/**
 * A page of the cards addressed to the reader, and the position of the last card read if there may be more.
 */
async function listAddressedCards(
  { organisationIds, learner }: InboxReader,
  before: string | undefined,
): Promise<{ cards: FeedCard[]; last: string | undefined }> {
  const cards: FeedCard[] = []
  let last = before
  for (let reads = 0; reads < READS_MAX; reads++) {
    const read = await listFeedCards(organisationIds, last, PAGE_MAX)
    for (const card of read) {
      last = feedPosition(card)
      if (!isAddressedTo(card, learner)) continue
      cards.push(card)
      if (cards.length === PAGE_MAX) return { cards, last }
    }
    if (read.length < PAGE_MAX) return { cards, last: undefined }
  }
  return { cards, last }
}
