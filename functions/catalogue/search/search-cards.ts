import type { CourseCard, listCourses } from '@zhixing/shared/catalogue/contract'
import { isOpenToJobLevel } from '@zhixing/shared/catalogue/rules'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type * as z from 'zod'
import type { LastKey } from '../../core/http/cursor'
import type { ShelvedCard } from '../store/card-codec'
import { CARDS_PER_PAGE, listAllCards } from '../store/cards'
import { listSearchTexts } from '../store/search-texts'
import { shelfName, shelfPositionsOf } from '../store/shelf'
import { matchDegree, type SearchedCourse, toSearchedCourse } from './match-course'

export type CardQuestion = Omit<z.output<typeof listCourses.input>, 'cursor'>

/**
 * A page of the cards that pass the filters, matches in the title first. The cursor holds the sort text of
 * the last card, so it stays valid if courses are published or withdrawn in between.
 */
export async function searchCards(
  question: CardQuestion,
  after: LastKey | undefined,
): Promise<{ cards: ShelvedCard[]; lastKey: LastKey | undefined }> {
  const found = (await listMatches(question.q))
    .filter(({ card }) => passesFilters(card, question))
    .map(({ card, degree }) => ({ card, sortText: `${degree}#${sortOf(card, question)}` }))
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

const passesFilters = (card: ShelvedCard, { categoryId, requirement, jobLevel }: CardQuestion): boolean =>
  (categoryId === undefined || card.categoryId === categoryId) &&
  (requirement === undefined || card.requirement === requirement) &&
  (jobLevel === undefined || isOpenToJobLevel(card.jobLevels, jobLevel))

/** The cards that match the query, each with how well; without a query all of them, equally. */
async function listMatches(q: string | undefined) {
  const cards = await listAllCards()
  if (!q) return cards.map((card) => ({ card, degree: 0 }))
  const searched = await listSearchedCourses(cards)
  return searched
    .map(({ card, course }) => ({ card, degree: matchDegree(course, q) }))
    .filter(({ degree }) => degree > 0)
}

interface SearchedCard {
  card: ShelvedCard
  course: SearchedCourse
}

let prepared: { cards: ShelvedCard[]; searched: SearchedCard[] } | undefined

/** The cards with what they are found by; prepared once for each list of cards, which is cached. */
async function listSearchedCourses(cards: ShelvedCard[]): Promise<SearchedCard[]> {
  if (prepared?.cards === cards) return prepared.searched
  const texts = await listSearchTexts()
  const searched = cards.map((card) => {
    // A course that was published before summaries were searched has none until the next tally.
    const { summary = '', lessonTitles = [] } = texts.get(card.courseId) ?? {}
    const otherTexts = [summary, ...card.jobLevels.map((level) => jobLevelTitles[level])]
    return { card, course: toSearchedCourse({ ...card, otherTexts, lessonTitles }) }
  })
  prepared = { cards, searched }
  return searched
}

/** Sorts descending as text, like the shelves. */
function sortOf(card: ShelvedCard, { order }: CardQuestion): string {
  const positions = shelfPositionsOf(card)
  return positions.find(({ shelf }) => shelf === shelfName('all', order))?.sort ?? ''
}
