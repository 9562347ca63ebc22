import * as contract from '@zhixing/shared/catalogue/contract'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { publicEndpoint } from '../../core/http/endpoint'
import { searchCards, toCourseCard } from '../search/search-cards'
import { listCardPage } from '../store/cards'
import { shelfName } from '../store/shelf'

export const listCourses = publicEndpoint(
  contract.listCourses,
  async ({ input: { cursor, ...question } }) => {
    const after = openCursor(['courses', question], cursor)
    const { categoryId = 'all', order, requirement, jobLevel, q } = question
    const isFiltered = requirement !== undefined || jobLevel !== undefined || !!q
    const { cards, lastKey } = await (isFiltered
      ? searchCards(question, after)
      : listCardPage(shelfName(categoryId, order), after))
    return { courses: cards.map(toCourseCard), cursor: cursorOf(['courses', question], lastKey) }
  },
)
