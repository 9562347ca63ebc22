import type { CourseCard } from '@zhixing/shared/catalogue/contract'
import type { Course } from '@zhixing/shared/catalogue/course'
import { type JobLevel, jobLevels } from '@zhixing/shared/identity/role'
import { toBase36Ms } from './shelf'

/** A card with what only filters need. */
export type ShelvedCard = CourseCard & { jobLevels: JobLevel[] }

const SEPARATOR = '\t'
const withoutSeparator = (text: string) => text.replaceAll(SEPARATOR, ' ')

/** The card as one line: attribute names, or the quotes and braces of JSON, would add a third to its size. */
export function packCard(course: Course): string {
  const hasVideo = course.lessons.some(({ kind }) => kind === 'video' || kind === 'shortVideo')
  // One bit for each job level, in the order of `jobLevels`.
  const levelBits = jobLevels.reduce(
    (bits, level, index) => bits | (course.jobLevels.includes(level) ? 1 << index : 0),
    0,
  )
  return [
    withoutSeparator(course.title),
    withoutSeparator(course.teacher),
    course.categoryId,
    course.requirement === 'required' ? 1 : 0,
    course.lessons.length,
    course.lengthSeconds,
    course.studyHours,
    hasVideo ? 1 : 0,
    course.tags.map((tag) => withoutSeparator(tag).replaceAll(',', '，')).join(','),
    toBase36Ms(course.publishedAt),
    course.studied,
    levelBits,
  ].join(SEPARATOR)
}

/** The card that `packCard` was given. Its id is the end of the sort key. */
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
    levelBits,
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
    jobLevels: jobLevels.filter((_, index) => Number(levelBits) & (1 << index)),
  }
}
