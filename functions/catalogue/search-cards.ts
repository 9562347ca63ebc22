import type { CourseCard, listCourses } from '@zhixing/shared/catalogue/contract'
import { isOpenToJobLevel } from '@zhixing/shared/catalogue/rules'
import { matchDegree } from '@zhixing/shared/catalogue/search'
import type * as z from 'zod'
import type { LastKey } from '../core/http/cursor'
import type { ShelvedCard } from './store/card-codec'
import { CARDS_PER_PAGE, listAllCards } from './store/cards'
import { shelfName, shelfPositionsOf } from './store/shelf'

export type CardQuestion = Omit<z.output<typeof listCourses.input>, 'cursor'>

/**
 * A page of the cards that pass the filters, matches in the title first. The cursor holds the sort text of
 * the last card, so it stays valid if courses are published or withdrawn in between.
 */
export async function searchCards(
  question: CardQuestion,
  after: LastKey | undefined,
): Promise<{ cards: ShelvedCard[]; lastKey: LastKey | undefined }> {
  const found = (await listAllCards())
    .filter((card) => passesFilters(card, question))
    .map((card) => ({ card, sortText: sortTextOf(card, question) }))
    .filter(({ sortText }) => after === undefined || sortText < String(after.place))
    .sort((one, other) => (one.sortText < other.sortText ? 1 : -1))
  const page = found.slice(0, CARDS_PER_PAGE)
  return {
    cards: page.map(({ card }) => card),
    lastKey: found.length > CARDS_PER_PAGE ? { place: page.at(-1)?.sortText } : undefined,
  }
}

/** A card as learners see it. */
export const toCourseCard = ({ jobLevels: _, ...card }: ShelvedCard): CourseCard => card

const passesFilters = (card: ShelvedCard, { categoryId, requirement, jobLevel, q }: CardQuestion): boolean =>
  (categoryId === undefined || card.categoryId === categoryId) &&
  (requirement === undefined || card.requirement === requirement) &&
  (jobLevel === undefined || isOpenToJobLevel(card.jobLevels, jobLevel)) &&
  (!q || matchDegree(card, q) > 0)

/** Sorts descending as text, like the shelves. */
function sortTextOf(card: ShelvedCard, { order, q }: CardQuestion): string {
  const { sort = '' } = shelfPositionsOf(card).find(({ shelf }) => shelf === shelfName('all', order)) ?? {}
  return `${q ? matchDegree(card, q) : 0}#${sort}`
}
