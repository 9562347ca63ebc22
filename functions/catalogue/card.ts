import type { Course, CourseCard } from '@zhixing/shared/catalogue/contract'
import { type JobLevel, jobLevels } from '@zhixing/shared/identity/role'
import * as z from 'zod'

/** A card with what only filters ask. */
export type ShelvedCard = CourseCard & { jobLevels: JobLevel[] }

const Packed = z.tuple([
  z.string(), // title
  z.string(), // teacher
  z.string(), // categoryId
  z.number(), // 1 required
  z.number(), // lessons
  z.number(), // lengthSeconds
  z.number(), // studyHours
  z.number(), // 1 has video
  z.string(), // tags, by comma
  z.string(), // publishedAt, milliseconds in base 36
  z.number(), // studied
  z.number(), // jobLevels, a bit each
])

/** An array instead of an object: the names of twelve attributes would be a third of a card. */
export function pack(course: Course): string {
  const { title, teacher, categoryId, requirement, lessons, lengthSeconds, studyHours, tags, publishedAt, studied } = course
  const hasVideo = lessons.some(({ kind }) => kind === 'video' || kind === 'shortVideo')
  const levels = jobLevels.reduce((bits, level, place) => bits | (course.jobLevels.includes(level) ? 1 << place : 0), 0)
  const packed: z.input<typeof Packed> = [
    title,
    teacher,
    categoryId,
    requirement === 'required' ? 1 : 0,
    lessons.length,
    lengthSeconds,
    studyHours,
    hasVideo ? 1 : 0,
    tags.map((tag) => tag.replaceAll(',', '，')).join(','),
    millisecondsOf(publishedAt),
    studied,
    levels,
  ]
  return JSON.stringify(packed)
}

/** The sort key of both orders ends with the id, so the card need not repeat it. */
export function unpack({ sort, card }: { sort: string; card: string }): ShelvedCard {
  const [title, teacher, categoryId, required, lessons, lengthSeconds, studyHours, video, tags, publishedAt, studied, levels] =
    Packed.parse(JSON.parse(card))
  return {
    courseId: sort.slice(sort.indexOf('#') + 1),
    title,
    teacher,
    categoryId,
    requirement: required ? 'required' : 'elective',
    lessons,
    lengthSeconds,
    studyHours,
    hasVideo: video === 1,
    tags: tags ? tags.split(',') : [],
    publishedAt: new Date(Number.parseInt(publishedAt, 36)).toISOString(),
    studied,
    jobLevels: jobLevels.filter((_, place) => levels & (1 << place)),
  }
}

export interface Place {
  shelf: string
  sort: string
}

const millisecondsOf = (instant: string) => Date.parse(instant).toString(36)

/** Where the cards of a course stand: on the shelf of all and on that of its category, by age and by learners. */
export function placesOf({
  courseId,
  categoryId,
  publishedAt,
  studied,
}: Pick<Course, 'courseId' | 'categoryId' | 'publishedAt' | 'studied'>) {
  const newest = `${millisecondsOf(publishedAt).padStart(9, '0')}#${courseId}`
  const mostStudied = `${`${studied}`.padStart(8, '0')}#${courseId}`
  return ['all', categoryId].flatMap((category): Place[] => [
    { shelf: `${category}#newest`, sort: newest },
    { shelf: `${category}#mostStudied`, sort: mostStudied },
  ])
}
