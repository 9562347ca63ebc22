import * as contract from '@zhixing/shared/enrolment/contract'
import { courseStandingOf, mayWithdraw } from '@zhixing/shared/enrolment/rules'
import { Refusal } from '@zhixing/shared/problem'
import { getCourseVersion } from '../../catalogue/api'
import { endpoint } from '../../core/http/endpoint'
import { getCourseRecord, putRegistration } from '../store/registrations'

export const withdraw = endpoint(contract.withdraw, async ({ input: { courseId }, actor: { learnerId } }) => {
  const { registration, lessons } = await getCourseRecord(learnerId, courseId)
  if (!registration) throw new Refusal('enrolment/not-enrolled')
  if (registration.state === 'withdrawn') return {}
  const { lessons: ofVersion } = await getCourseVersion(courseId, registration.courseVersion)
  mayWithdraw(courseStandingOf(ofVersion, lessons))
  if (await putRegistration(learnerId, { ...registration, state: 'withdrawn' }, registration)) return {}
  // Written by a second tap, or by this very write, tried again.
  const stored = (await getCourseRecord(learnerId, courseId)).registration
  if (stored?.state !== 'withdrawn') throw new Refusal('request/stale')
  return {}
})
