import * as contract from '@zhixing/shared/catalogue/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { findCourse, findCourseVersion } from '../store/courses'

export const getCourse = publicEndpoint(
  contract.getCourse,
  async ({ input: { courseId, courseVersion }, refuse }) => {
    const current = await findCourse(courseId)
    const isCurrent = courseVersion === undefined || courseVersion === current?.courseVersion
    const course = isCurrent ? current : await findCourseVersion(courseId, courseVersion)
    if (!course) throw refuse('catalogue/course-not-found')
    return course
  },
)
