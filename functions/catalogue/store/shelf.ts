import type { CourseOrder } from '@zhixing/shared/catalogue/contract'
import type { Course } from '@zhixing/shared/catalogue/course'

/** Where a card is stored. The cards of a shelf are listed by `sort`, descending. */
export interface ShelfPosition {
  shelf: string
  sort: string
}

/** Short, because the name is part of every card's key. `all`: every category. */
export const shelfName = (category: string, order: CourseOrder) =>
  `${category}#${order === 'newest' ? 'newest' : 'studied'}`

// Padded, so that they sort as text: milliseconds until the year 5188, a hundred million learners.
const INSTANT_DIGITS = 9
const STUDIED_DIGITS = 8

/**
 * The four positions of a course's cards: among all courses and in its category, by date and by number of
 * learners.
 */
export function shelfPositionsOf({
  courseId,
  categoryId,
  publishedAt,
  studied,
}: Pick<Course, 'courseId' | 'categoryId' | 'publishedAt' | 'studied'>): ShelfPosition[] {
  const newest = `${toBase36Ms(publishedAt).padStart(INSTANT_DIGITS, '0')}#${courseId}`
  const mostStudied = `${`${studied}`.padStart(STUDIED_DIGITS, '0')}#${courseId}`
  return ['all', categoryId].flatMap((category) => [
    { shelf: shelfName(category, 'newest'), sort: newest },
    { shelf: shelfName(category, 'mostStudied'), sort: mostStudied },
  ])
}

export const toBase36Ms = (instant: string) => Date.parse(instant).toString(36)
