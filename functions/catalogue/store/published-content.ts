import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import type { Course } from '@zhixing/shared/catalogue/course'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { absent, conditionHeld } from '../../core/dynamodb/conditional-write'
import { BodyEntity, CourseVersionEntity, QuestionsEntity } from './entity'
import { invalidateQuestions } from './questions'

/**
 * Puts the version, the bodies of its articles and the questions of its presence checks, none of them over a
 * newer revision. Returns false as soon as a newer one is stored.
 */
export async function putContent(course: Course, lessons: DraftLesson[], revision: number): Promise<boolean> {
  const { courseId, courseVersion } = course
  const condition = { or: [absent('revision'), { attr: 'revision' as const, lte: revision }] }
  const version = { courseId, courseVersion, revision, course: { ...course, studied: 0 } }
  const isCurrent = await conditionHeld(
    CourseVersionEntity.build(PutItemCommand).item(version).options({ condition }).send(),
  )
  if (!isCurrent) return false
  for (const { lessonId, body } of lessons) {
    if (!lessonId || !body?.length) continue
    const put = BodyEntity.build(PutItemCommand).item({ courseId, lessonId, revision, body })
    if (!(await conditionHeld(put.options({ condition }).send()))) return false
  }
  for (const { lessonId, questions = [] } of course.presence ? lessons : []) {
    if (!lessonId) continue
    const put = QuestionsEntity.build(PutItemCommand).item({ courseId, lessonId, revision, questions })
    if (!(await conditionHeld(put.options({ condition }).send()))) return false
    invalidateQuestions(courseId, lessonId)
  }
  return true
}
