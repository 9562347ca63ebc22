import { type FeedCard, feedPosition, newestFirst, type PinnedCard } from './store/feeds'

const PAGE_MAX = 20
const READS_MAX = 5 // of the feeds, for one page: few cards may be addressed to this learner

/** What the cursor of the inbox carries. */
export interface InboxPosition {
  /** Older cards follow; absent as long as none was read. */
  before?: string | undefined
  /** The announcements that the first page showed as pinned; absent if none was. */
  pinnedIds?: string[] | undefined
}

interface InboxFeeds {
  listPinned: () => Promise<PinnedCard[]>
  /** The newest cards before a position, newest first. */
  listCards: (before: string | undefined, limit: number) => Promise<FeedCard[]>
  isAddressed: (card: FeedCard) => boolean
}

interface InboxPage {
  cards: (FeedCard | PinnedCard)[]
  /** Absent after the last page. */
  next?: InboxPosition | undefined
}

/**
 * A page of the cards addressed to the reader: the first begins with all that are pinned, the others follow
 * by time. The position names what the first page showed as pinned, so that each announcement is shown once,
 * even if pins change between two pages.
 */
export async function listInboxPage(
  { listPinned, listCards, isAddressed }: InboxFeeds,
  position?: InboxPosition,
): Promise<InboxPage> {
  const pinned = position ? [] : newestFirst((await listPinned()).filter(isAddressed))
  const pinnedIds = position?.pinnedIds ?? pinned.map(({ announcementId }) => announcementId)
  const cards: FeedCard[] = []
  const cardsMax = Math.max(PAGE_MAX - pinned.length, 1) // beside pins that fill the page, one card still
  let before = position?.before
  const pageUntil = (isLast: boolean) => ({
    cards: [...pinned, ...cards],
    next: isLast ? undefined : { before, pinnedIds: pinnedIds.length > 0 ? pinnedIds : undefined },
  })
  for (let reads = 0; reads < READS_MAX; reads++) {
    const read = await listCards(before, PAGE_MAX)
    for (const card of read) {
      before = feedPosition(card)
      if (!isAddressed(card) || pinnedIds.includes(card.announcementId)) continue
      cards.push(card)
      if (cards.length === cardsMax) return pageUntil(false)
    }
    if (read.length < PAGE_MAX) return pageUntil(true)
  }
  return pageUntil(false) // a short page: the next one reads on
}
