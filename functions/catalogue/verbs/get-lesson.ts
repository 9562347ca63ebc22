import * as contract from '@zhixing/shared/catalogue/contract'
import { Refusal } from '@zhixing/shared/problem'
import { publicEndpoint } from '../../core/http/endpoint'
import { findArticleBody, findCourse, getCourseVersion } from '../store/courses'

export const getLesson = publicEndpoint(
  contract.getLesson,
  async ({ input: { courseId, lessonId, courseVersion } }) => {
    const course =
      courseVersion === undefined
        ? await findCourse(courseId)
        : await getCourseVersion(courseId, courseVersion)
    const lesson = course?.lessons.find((entry) => entry.lessonId === lessonId)
    if (!course || !lesson) throw new Refusal('catalogue/lesson-not-found')
    const body = lesson.kind === 'article' ? await findArticleBody(courseId, lessonId) : []
    return { ...lesson, courseId, courseTitle: course.title, body }
  },
)
