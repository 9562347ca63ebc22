import * as contract from '@zhixing/shared/catalogue/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { findReadableVersion } from '../readable-version'
import { findArticleBody } from '../store/courses'

export const getLesson = publicEndpoint(
  contract.getLesson,
  async ({ input: { courseId, lessonId, courseVersion }, actor, refuse }) => {
    const course = await findReadableVersion(courseId, courseVersion, actor)
    const lesson = course?.lessons.find((each) => each.lessonId === lessonId)
    if (!course || !lesson) throw refuse('catalogue/lesson-not-found')
    const body = lesson.kind === 'article' ? await findArticleBody(courseId, lessonId) : []
    return { ...lesson, courseId, courseTitle: course.title, body }
  },
)
