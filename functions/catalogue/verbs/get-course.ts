import * as contract from '@zhixing/shared/catalogue/contract'
import { Refusal } from '@zhixing/shared/problem'
import { publicEndpoint } from '../../core/http/endpoint'
import { findCourse, getCourseVersion } from '../store/courses'

export const getCourse = publicEndpoint(
  contract.getCourse,
  async ({ input: { courseId, courseVersion } }) => {
    const current = await findCourse(courseId)
    if (courseVersion !== undefined && courseVersion !== current?.courseVersion)
      return getCourseVersion(courseId, courseVersion)
    if (!current) throw new Refusal('catalogue/course-not-found')
    return current
  },
)
