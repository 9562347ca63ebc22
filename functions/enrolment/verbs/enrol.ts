import * as contract from '@zhixing/shared/enrolment/contract'
import { mustBeEligible } from '@zhixing/shared/enrolment/rules'
import { Refusal } from '@zhixing/shared/problem'
import { ulid } from 'ulid'
import { findCourse } from '../../catalogue/api'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { toRegistration } from '../registration-view'
import {
  getCourseRecord,
  lessonUnderway,
  putRegistration,
  type StoredRegistration,
} from '../store/registrations'

export const enrol = endpoint(contract.enrol, async ({ input: { courseId }, actor: { learnerId }, now }) => {
  const { registration, lessons } = await getCourseRecord(learnerId, courseId)
  const stored =
    registration?.state === 'enrolled' ? registration : await takeUp(learnerId, courseId, registration, now)
  return toRegistration(stored, lessons, await lessonUnderway(learnerId))
})

/** Again after a withdrawal it is the same registration, in the version of today. */
async function takeUp(
  learnerId: string,
  courseId: string,
  before: StoredRegistration | undefined,
  now: Date,
): Promise<StoredRegistration> {
  const [course, learner] = await Promise.all([findCourse(courseId), findLearner(learnerId)])
  if (!course) throw new Refusal('catalogue/course-not-found')
  if (!learner) throw new Refusal('identity/unauthenticated')
  mustBeEligible(course, learner)
  const { courseVersion } = course
  const registration = before?.registration ?? ulid(now.getTime())
  const next = {
    registration,
    courseId,
    courseVersion,
    state: 'enrolled' as const,
    enrolledAt: now.toISOString(),
  }
  if (await putRegistration(learnerId, next, before)) return next
  // A second tap was faster; what it wrote is what was asked for.
  const stored = (await getCourseRecord(learnerId, courseId)).registration
  if (stored?.state !== 'enrolled') throw new Refusal('request/stale')
  return stored
}
