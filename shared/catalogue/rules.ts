import type { FieldError } from '../problem'
import { categories } from './categories'
import type { CourseFacts, DraftLesson } from './contract'
import type { Lesson } from './course'
import { questionErrors } from './question'

const LENGTH_SECONDS_MIN = 10

/**
 * 课程信息完整、每个课时可学，方可发布。
 * Returns what is missing, in words; empty if the course can be published.
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
    ...lessons.flatMap(lessonProblems),
  ]
}

function lessonProblems(lesson: DraftLesson, index: number): FieldError[] {
  const at = (field: string) => `lessons.${index}.${field}`
  const which = `第 ${index + 1} 个课时`
  const isArticle = lesson.kind === 'article'
  return [
    ...missing(at('title'), lesson.title, `${which}没有标题`),
    ...(lesson.lengthSeconds >= LENGTH_SECONDS_MIN
      ? []
      : [{ path: at('lengthSeconds'), message: `${which}的时长应不少于 ${LENGTH_SECONDS_MIN} 秒` }]),
    ...(isArticle && !lesson.body?.length ? [{ path: at('body'), message: `${which}没有正文` }] : []),
    ...(isArticle || lesson.mediaUrl ? [] : [{ path: at('mediaUrl'), message: `${which}还没有上传文件` }]),
    ...(lesson.questions ?? []).flatMap((question, place) =>
      questionErrors(question, lesson.lengthSeconds).map((problem) => ({
        path: at(`questions.${place}`),
        message: `${which}的第 ${place + 1} 道确认题${problem}`,
      })),
    ),
  ]
}

const missing = (path: string, value: string, message: string): FieldError[] =>
  value.trim() ? [] : [{ path, message }]

type Content = Pick<Lesson, 'kind' | 'lengthSeconds' | 'optional' | 'mediaUrl'> & {
  lessonId?: string | undefined
}

const contentOf = ({ lessonId, kind, lengthSeconds, optional, mediaUrl }: Content) =>
  JSON.stringify([lessonId, kind, lengthSeconds, optional ?? false, mediaUrl])

/**
 * 课时有增减或内容更换才算新版本，改字不算。
 * Study hours are given for a version, so a corrected word must not make learners study again. Questions and
 * presence checks are not content either.
 */
export function nextCourseVersion(
  published: { courseVersion: number; lessons: Content[] } | undefined,
  lessons: Content[],
): number {
  if (!published) return 1
  const before = published.lessons.map(contentOf).sort()
  const after = lessons.map(contentOf).sort()
  const isSame = before.length === after.length && before.every((content, index) => content === after[index])
  return isSame ? published.courseVersion : published.courseVersion + 1
}

/** Total length of the required lessons. */
export const requiredSecondsOf = (lessons: Pick<Lesson, 'lengthSeconds' | 'optional'>[]) =>
  lessons.reduce((sum, { lengthSeconds, optional }) => (optional ? sum : sum + lengthSeconds), 0)

/** 职级不限的课程面向所有人。 */
export const isOpenToJobLevel = (jobLevels: readonly string[], jobLevel: string) =>
  !jobLevels.length || jobLevels.includes(jobLevel)
