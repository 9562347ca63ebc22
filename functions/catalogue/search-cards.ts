import type { listCourses } from '@zhixing/shared/catalogue/contract'
import { isOpenToJobLevel } from '@zhixing/shared/catalogue/rules'
import { matchDegree } from '@zhixing/shared/catalogue/search'
import type * as z from 'zod'
import type { LastKey } from '../core/http/cursor'
import { type ShelvedCard, shelfName, shelfPositionsOf } from './store/card-codec'
import { CARDS_PER_PAGE, listAllCards } from './store/cards'

type Question = Omit<z.output<typeof listCourses.input>, 'cursor'>

/** A page of what passes the filters, what stands in the title first; the place after which it goes on holds even if courses come and go between. */
export async function searchCards(question: Question, after: LastKey | undefined) {
  const found = (await listAllCards())
    .filter((card) => passes(card, question))
    .map((card) => ({ card, place: placeOf(card, question) }))
    .filter(({ place }) => after === undefined || place < String(after.place))
    .sort((one, other) => (one.place < other.place ? 1 : -1))
  const page = found.slice(0, CARDS_PER_PAGE)
  return {
    cards: page.map(({ card }) => card),
    lastKey: found.length > CARDS_PER_PAGE ? { place: page.at(-1)?.place } : undefined,
  }
}

const passes = (card: ShelvedCard, { categoryId, requirement, jobLevel, q }: Question) =>
  (categoryId === undefined || card.categoryId === categoryId) &&
  (requirement === undefined || card.requirement === requirement) &&
  (jobLevel === undefined || isOpenToJobLevel(card.jobLevels, jobLevel)) &&
  (!q || matchDegree(card, q) > 0)

/** Descending as text, as on the shelves. */
function placeOf(card: ShelvedCard, { order, q }: Question): string {
  const { sort = '' } = shelfPositionsOf(card).find(({ shelf }) => shelf === shelfName('all', order)) ?? {}
  return `${q ? matchDegree(card, q) : 0}#${sort}`
}
