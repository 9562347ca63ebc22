import * as contract from '@zhixing/shared/enrolment/contract'
import { courseStandingOf, withdrawProblem } from '@zhixing/shared/enrolment/rules'
import { mergeSession } from '@zhixing/shared/study-records/lesson-records'
import { findCourseVersion } from '../../catalogue/api'
import { endpoint } from '../../core/http/endpoint'
import { findSession } from '../../study-records/api'
import { getCourseRecord } from '../store/course-records'
import { putRegistration } from '../store/registrations'

export const withdraw = endpoint(
  contract.withdraw,
  async ({ input: { courseId }, actor: { learnerId }, refuse }) => {
    const { registration, lessons } = await getCourseRecord(learnerId, courseId)
    if (!registration) throw refuse('enrolment/not-enrolled')
    if (registration.state === 'withdrawn') return {}
    const version = await findCourseVersion(courseId, registration.courseVersion)
    if (!version) throw refuse('catalogue/course-not-found')
    // A crash may have left a completed lesson in the session alone.
    const studied = mergeSession(lessons, await findSession(learnerId), courseId)
    const problem = withdrawProblem(courseStandingOf(version.lessons, studied, registration))
    if (problem) throw refuse(problem)
    if (await putRegistration(learnerId, { ...registration, state: 'withdrawn' }, registration)) return {}
    // Another request, or the retry of this very write, has changed the registration.
    const current = (await getCourseRecord(learnerId, courseId)).registration
    if (current?.state !== 'withdrawn') throw refuse('request/stale')
    return {}
  },
)
