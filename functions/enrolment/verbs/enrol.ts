import * as contract from '@zhixing/shared/enrolment/contract'
import { enrolProblem } from '@zhixing/shared/enrolment/rules'
import { findCourse, findCourseVersion } from '../../catalogue/api'
import { endpoint, type RefuseOf } from '../../core/http/endpoint'
import { newUlid } from '../../core/id'
import { findLearner } from '../../identity/api'
import { findSession } from '../../study-records/api'
import { awardIfCompleted } from '../award'
import { toRegistration } from '../registration-view'
import { getCourseRecord } from '../store/course-records'
import { putRegistration, type StoredRegistration } from '../store/registrations'
import { takeUpCorrection } from '../take-up-correction'
import { takeUpVersion } from '../take-up-version'

export const enrol = endpoint(
  contract.enrol,
  async ({ input: { courseId }, actor: { learnerId }, now, refuse }) => {
    const { registration, lessons } = await getCourseRecord(learnerId, courseId)
    const enrolled =
      registration?.state === 'enrolled'
        ? registration
        : await register(learnerId, courseId, registration, now, refuse)
    const version = await findCourseVersion(courseId, enrolled.courseVersion)
    if (!version) throw refuse('catalogue/course-not-found')
    const session = await findSession(learnerId)
    const records = await takeUpVersion(learnerId, version, lessons, session, now)
    const taken = { registration: enrolled, version, records }
    await awardIfCompleted(learnerId, taken)
    const current = await takeUpCorrection(learnerId, taken, session, now)
    return toRegistration({ registration: current.registration, lessons: current.records }, session, refuse)
  },
)

/** Enrols in the current version; after a withdrawal the registration keeps its id. */
async function register(
  learnerId: string,
  courseId: string,
  before: StoredRegistration | undefined,
  now: Date,
  refuse: RefuseOf<typeof contract.enrol>,
): Promise<StoredRegistration> {
  const [course, learner] = await Promise.all([findCourse(courseId), findLearner(learnerId)])
  if (!course) throw refuse('catalogue/course-not-found')
  if (!learner) throw refuse('identity/unauthenticated')
  const problem = enrolProblem(course, learner)
  if (problem) throw refuse(problem)
  const next: StoredRegistration = {
    registration: before?.registration ?? newUlid(now),
    courseId,
    courseVersion: course.courseVersion,
    state: 'enrolled',
    enrolledAt: now.toISOString(),
  }
  if (await putRegistration(learnerId, next, before)) return next
  // Another request, for instance a second tap, has enrolled the learner: the answer is the same.
  const { registration } = await getCourseRecord(learnerId, courseId)
  if (registration?.state !== 'enrolled') throw refuse('request/stale')
  return registration
}
