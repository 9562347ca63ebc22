import * as contract from '@zhixing/shared/announcements/contract'
import { visibleTo } from '@zhixing/shared/announcements/rules'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { publicEndpoint } from '../../core/http/endpoint'
import { type Reader, readerOf } from '../reader'
import { inboxCardOf, placeOf, readFeeds, readMarks } from '../store/feeds'

const PAGE_MAX = 20
const UNREAD_MAX = 100 // counted among the newest: beyond that nobody looks for a number

export const listAnnouncements = publicEndpoint(contract.listAnnouncements, async ({ input, actor }) => {
  const reader = await readerOf(actor)
  const question = ['inbox', ...reader.organisationIds, reader.learner?.jobLevel]
  const before = openCursor(question, input.cursor)?.before as string | undefined
  const [newest, marks] = await Promise.all([
    readFeeds(reader.organisationIds, undefined, UNREAD_MAX),
    reader.learner ? readMarks(reader.learner.learnerId) : new Map<string, string>(),
  ])
  const unread = reader.learner
    ? newest.filter((card) => visibleTo(card, reader.learner) && !marks.has(card.announcementId)).length
    : 0
  const { cards, place } = await pageOf(reader, before)
  const announcements = cards.map((card) => inboxCardOf(card, marks.get(card.announcementId)))
  return {
    announcements,
    unread,
    cursor: cursorOf(question, place === undefined ? undefined : { before: place }),
  }
})

/** Twenty that are for him; what is for other job levels is read over. */
async function pageOf(reader: Reader, before: string | undefined) {
  const cards = []
  let place = before
  for (let round = 0; round < 5; round++) {
    const read = await readFeeds(reader.organisationIds, place, PAGE_MAX)
    for (const card of read) {
      place = placeOf(card)
      if (!visibleTo(card, reader.learner)) continue
      cards.push(card)
      if (cards.length === PAGE_MAX) return { cards, place }
    }
    if (read.length < PAGE_MAX) return { cards, place: undefined }
  }
  return { cards, place }
}
