import * as contract from '@zhixing/shared/catalogue/contract'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { publicEndpoint } from '../../core/http/endpoint'
import { shelfOf } from '../card'
import { findCards } from '../find-cards'
import { pageOf, shown } from '../store/cards'

export const listCourses = publicEndpoint(
  contract.listCourses,
  async ({ input: { cursor, ...question } }) => {
    const after = openCursor(['courses', question], cursor)
    const { categoryId = 'all', order, requirement, jobLevel, q } = question
    const isFiltered = requirement !== undefined || jobLevel !== undefined || !!q
    const { cards, lastKey } = await (isFiltered
      ? findCards(question, after)
      : pageOf(shelfOf(categoryId, order), after))
    return { courses: cards.map(shown), cursor: cursorOf(['courses', question], lastKey) }
  },
)
