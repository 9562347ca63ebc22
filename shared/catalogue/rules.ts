import type { FieldError } from '../problem'
import { categories } from './categories'
import type { CourseFacts, DraftLesson } from './contract'
import { LESSON_SECONDS_MIN, type Lesson } from './course'
import { questionErrors } from './question'

/**
 * 课程信息完整、每个课时可学，方可发布。
 * Returns what is missing, in Chinese; empty if the course can be published. Its title is not among them:
 * no draft is saved without one.
 */
export function publicationErrors(facts: CourseFacts): FieldError[] {
  const { teacher, teacherTitle, summary, categoryId, lessons } = facts
  const ids = lessons.map(({ lessonId }) => lessonId).filter((id) => id !== undefined)
  return [
    ...missing('teacher', teacher, '请填写主讲人'),
    ...missing('teacherTitle', teacherTitle, '请填写主讲人职务'),
    ...missing('summary', summary, '请填写课程简介'),
    ...(categories.some((category) => category.categoryId === categoryId)
      ? []
      : [{ path: 'categoryId', message: '请选择课程分类' }]),
    ...(lessons.some(({ optional }) => !optional)
      ? []
      : [{ path: 'lessons', message: '至少需要一个必学课时' }]),
    ...(new Set(ids).size === ids.length
      ? []
      : [{ path: 'lessons', message: '有两个课时的编号相同，请删除其中一个重新添加' }]),
    ...lessons.flatMap(lessonErrors),
  ]
}

function lessonErrors(lesson: DraftLesson, index: number): FieldError[] {
  const pathOf = (field: string) => `lessons.${index}.${field}`
  const label = `第 ${index + 1} 个课时`
  const isArticle = lesson.kind === 'article'
  return [
    ...missing(pathOf('title'), lesson.title, `${label}没有标题`),
    ...(lesson.lengthSeconds >= LESSON_SECONDS_MIN
      ? []
      : [{ path: pathOf('lengthSeconds'), message: `${label}的时长应不少于 ${LESSON_SECONDS_MIN} 秒` }]),
    ...(isArticle && !lesson.body?.length ? [{ path: pathOf('body'), message: `${label}没有正文` }] : []),
    ...(isArticle || lesson.mediaUrl
      ? []
      : [{ path: pathOf('mediaUrl'), message: `${label}还没有上传文件` }]),
    ...(lesson.questions ?? []).flatMap((question, nth) =>
      questionErrors(question, lesson.lengthSeconds).map((error) => ({
        path: pathOf(`questions.${nth}`),
        message: `${label}的第 ${nth + 1} 道确认题${error}`,
      })),
    ),
  ]
}

const missing = (path: string, value: string, message: string): FieldError[] =>
  value.trim() ? [] : [{ path, message }]

export type LessonContent = Pick<Lesson, 'kind' | 'lengthSeconds' | 'optional' | 'mediaUrl'> & {
  lessonId?: string | undefined
}

export const contentText = ({ lessonId, kind, lengthSeconds, optional, mediaUrl }: LessonContent) =>
  JSON.stringify([lessonId, kind, lengthSeconds, optional ?? false, mediaUrl])

export interface VersionContent {
  courseVersion: number
  lessons: LessonContent[]
}

/**
 * 课时有增减或内容更换才算新版本，改字不算。
 * Study hours are given for a version, so a corrected word must not make learners study again. The order of
 * lessons, questions and presence checks are not content either.
 */
export function nextCourseVersion(published: VersionContent | undefined, lessons: LessonContent[]): number {
  if (!published) return 1
  const before = published.lessons.map(contentText).sort()
  const after = lessons.map(contentText).sort()
  const isSame = before.length === after.length && before.every((content, index) => content === after[index])
  return isSame ? published.courseVersion : published.courseVersion + 1
}

/** Total length of the required lessons, in seconds. */
export const requiredSecondsOf = (lessons: Pick<Lesson, 'lengthSeconds' | 'optional'>[]) =>
  lessons.reduce((sum, { lengthSeconds, optional }) => (optional ? sum : sum + lengthSeconds), 0)

/** 职级不限的课程面向所有人。 */
export const isOpenToJobLevel = (jobLevels: readonly string[], jobLevel: string) =>
  !jobLevels.length || jobLevels.includes(jobLevel)
