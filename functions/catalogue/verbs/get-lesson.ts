import * as contract from '@zhixing/shared/catalogue/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { findArticleBody, findCourse, findCourseVersion } from '../store/courses'

export const getLesson = publicEndpoint(
  contract.getLesson,
  async ({ input: { courseId, lessonId, courseVersion }, refuse }) => {
    const course =
      courseVersion === undefined
        ? await findCourse(courseId)
        : await findCourseVersion(courseId, courseVersion)
    const lesson = course?.lessons.find((each) => each.lessonId === lessonId)
    if (!course || !lesson) throw refuse('catalogue/lesson-not-found')
    const body = lesson.kind === 'article' ? await findArticleBody(courseId, lessonId) : []
    return { ...lesson, courseId, courseTitle: course.title, body }
  },
)
