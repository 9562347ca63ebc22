import * as contract from '@zhixing/shared/catalogue/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { findReadableVersion } from '../readable-version'

export const getCourse = publicEndpoint(
  contract.getCourse,
  async ({ input: { courseId, courseVersion }, actor, refuse }) => {
    const course = await findReadableVersion(courseId, courseVersion, actor)
    if (!course) throw refuse('catalogue/course-not-found')
    return course
  },
)
