import type { CourseCard, CourseOrder } from '@zhixing/shared/catalogue/contract'
import type { Course } from '@zhixing/shared/catalogue/course'
import { type JobLevel, jobLevels } from '@zhixing/shared/identity/role'

/** A card with what only filters ask. */
export type ShelvedCard = CourseCard & { jobLevels: JobLevel[] }

const SEPARATOR = '\t'
const plain = (text: string) => text.replaceAll(SEPARATOR, ' ')

/** A line instead of an object: the names of twelve attributes, or quotes and braces, would be a third of a card. */
export function packCard(course: Course): string {
  const {
    title,
    teacher,
    categoryId,
    requirement,
    lessons,
    lengthSeconds,
    studyHours,
    tags,
    publishedAt,
    studied,
  } = course
  const hasVideo = lessons.some(({ kind }) => kind === 'video' || kind === 'shortVideo')
  const levels = jobLevels.reduce(
    (bits, level, place) => bits | (course.jobLevels.includes(level) ? 1 << place : 0),
    0,
  )
  return [
    plain(title),
    plain(teacher),
    categoryId,
    requirement === 'required' ? 1 : 0,
    lessons.length,
    lengthSeconds,
    studyHours,
    hasVideo ? 1 : 0,
    tags.map((tag) => plain(tag).replaceAll(',', '，')).join(','),
    millisecondsOf(publishedAt),
    studied,
    levels,
  ].join(SEPARATOR)
}

/** The sort key of both orders ends with the id, so the card need not repeat it. */
export function unpackCard({ sk, card }: { sk: string; card: string }): ShelvedCard {
  const [
    title = '',
    teacher = '',
    categoryId = '',
    required,
    lessons,
    lengthSeconds,
    studyHours,
    video,
    tags,
    publishedAt = '',
    studied,
    levels,
  ] = card.split(SEPARATOR)
  return {
    courseId: sk.slice(sk.indexOf('#') + 1),
    title,
    teacher,
    categoryId,
    requirement: required === '1' ? 'required' : 'elective',
    lessons: Number(lessons),
    lengthSeconds: Number(lengthSeconds),
    studyHours: Number(studyHours),
    hasVideo: video === '1',
    tags: tags ? tags.split(',') : [],
    publishedAt: new Date(Number.parseInt(publishedAt, 36)).toISOString(),
    studied: Number(studied),
    jobLevels: jobLevels.filter((_, place) => Number(levels) & (1 << place)),
  }
}

export interface ShelfPosition {
  shelf: string
  sort: string
}

const millisecondsOf = (instant: string) => Date.parse(instant).toString(36)

/** Where the cards of a course stand: on the shelf of all and on that of its category, by age and by learners. */
export function shelfPositionsOf({
  courseId,
  categoryId,
  publishedAt,
  studied,
}: Pick<Course, 'courseId' | 'categoryId' | 'publishedAt' | 'studied'>) {
  const newest = `${millisecondsOf(publishedAt).padStart(9, '0')}#${courseId}`
  const mostStudied = `${`${studied}`.padStart(8, '0')}#${courseId}`
  return ['all', categoryId].flatMap((category): ShelfPosition[] => [
    { shelf: shelfName(category, 'newest'), sort: newest },
    { shelf: shelfName(category, 'mostStudied'), sort: mostStudied },
  ])
}

/** Every letter of a key stands in every card of the shelf. */
export const shelfName = (category: string, order: CourseOrder) =>
  `${category}#${order === 'newest' ? 'newest' : 'studied'}`
