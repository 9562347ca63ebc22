import { describe, expect, test } from '@jest/globals'
import { type InboxPosition, listInboxPage } from '@zhixing/functions/announcements/inbox-page'
import { type FeedCard, feedPosition, type PinnedCard } from '@zhixing/functions/announcements/store/feeds'
import fc from 'fast-check'

const start = Date.parse('2026-11-23T01:00:00.000Z')
const aCard = (n: number): FeedCard =>
  ({
    announcementId: `announcement-${n}`,
    publishedAt: new Date(start + Math.floor(n / 2)).toISOString(), // two share each instant
    isAddressed: n % 7 !== 3,
  }) as unknown as FeedCard
const isAddressed = (card: FeedCard) => (card as unknown as { isAddressed: boolean }).isAddressed
const idsOf = (cards: FeedCard[]) => cards.map(({ announcementId }) => announcementId)

/** Feeds in memory, as the store reads them. */
function inMemoryFeeds(count: number) {
  const cards = new Map(Array.from({ length: count }, (_, n) => [n, aCard(n)]))
  const pinned = new Set<number>()
  return {
    cards,
    pinned,
    isAddressed,
    async listPinned(): Promise<PinnedCard[]> {
      const found = [...pinned].map((n) => cards.get(n)).filter((card) => card !== undefined)
      return found.map((card) => ({ ...card, pinEndsOn: '2026-12-24' }))
    },
    async listCards(before: string | undefined, limit: number) {
      return [...cards.values()]
        .filter((card) => before === undefined || feedPosition(card) < before)
        .sort((one, other) => (feedPosition(one) < feedPosition(other) ? 1 : -1))
        .slice(0, limit)
    },
  }
}

type Feeds = ReturnType<typeof inMemoryFeeds>

/** All pages; `between` changes the feeds after the page of that number. */
async function readInbox(feeds: Feeds, between: (page: number) => void = () => undefined) {
  const pages: FeedCard[][] = []
  let position: InboxPosition | undefined
  do {
    const { cards, next } = await listInboxPage(feeds, position)
    between(pages.push(cards))
    // A cursor is JSON.
    position = next && JSON.parse(JSON.stringify(next))
  } while (position)
  return pages
}

describe('a page of the inbox', () => {
  test('begins with what is pinned, newest first; twenty in all; below, the pinned are left out', async () => {
    const feeds = inMemoryFeeds(50)
    for (const n of [1, 44, 20]) feeds.pinned.add(n)
    const [first = [], ...rest] = await readInbox(feeds)
    expect(idsOf(first).slice(0, 4)).toEqual([44, 20, 1, 49].map((n) => `announcement-${n}`))
    expect(first).toHaveLength(20)
    for (const n of [1, 44, 20]) expect(idsOf(rest.flat())).not.toContain(`announcement-${n}`)
  })
  test('shows all pinned of five feeds on the first page, and at least one more', async () => {
    const feeds = inMemoryFeeds(60)
    for (let n = 0; feeds.pinned.size < 25; n++) if (isAddressed(aCard(n))) feeds.pinned.add(n)
    const [first = []] = await readInbox(feeds)
    expect(first.filter((card) => 'pinEndsOn' in card)).toHaveLength(25)
    expect(first).toHaveLength(26)
  })
  test('goes on from a position without pinned announcements', async () => {
    const feeds = inMemoryFeeds(30)
    const before = feedPosition(aCard(10))
    feeds.pinned.add(4)
    const { cards } = await listInboxPage(feeds, { before })
    expect(idsOf(cards)).toEqual([9, 8, 7, 6, 5, 4, 2, 1, 0].map((n) => `announcement-${n}`))
  })
})

test('property: paging shows each announcement once, whatever is pinned, ends or appears between pages', async () => {
  const change = fc.record({
    afterPage: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom('pin', 'unpin', 'publish', 'withdraw'),
    n: fc.nat(119),
  })
  const histories = fc.record({
    count: fc.integer({ min: 0, max: 120 }),
    pinned: fc.uniqueArray(fc.nat(119), { maxLength: 25 }),
    changes: fc.array(change, { maxLength: 30 }),
  })
  await fc.assert(
    fc.asyncProperty(histories, async ({ count, pinned, changes }) => {
      const feeds = inMemoryFeeds(count)
      for (const n of pinned) feeds.pinned.add(n)
      const present = new Set([...feeds.cards.values()].filter(isAddressed).map(feedPosition))
      const pages = await readInbox(feeds, (page) => {
        for (const { kind, n } of changes.filter((each) => each.afterPage === page)) {
          if (kind === 'pin') feeds.pinned.add(n)
          if (kind === 'unpin') feeds.pinned.delete(n)
          if (kind === 'publish') feeds.cards.set(120 + n, aCard(120 + n))
          const card = feeds.cards.get(n)
          if (kind !== 'withdraw' || !card) continue
          feeds.cards.delete(n)
          present.delete(feedPosition(card))
        }
        if (page > 20) throw new Error('the pages do not end')
      })
      const shown = pages.flat().map(feedPosition)
      expect(new Set(shown).size).toBe(shown.length)
      expect([...present].filter((position) => !shown.includes(position))).toEqual([])
    }),
    { numRuns: 300 },
  )
})
