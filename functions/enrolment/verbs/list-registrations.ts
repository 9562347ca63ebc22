import * as contract from '@zhixing/shared/enrolment/contract'
import { compareLatestFirst } from '@zhixing/shared/enrolment/rules'
import { endpoint } from '../../core/http/endpoint'
import { toRegistration } from '../registration-view'
import { lessonUnderway, listCourseRecords } from '../store/registrations'

export const listRegistrations = endpoint(contract.listRegistrations, async ({ actor: { learnerId } }) => {
  const [records, underway] = await Promise.all([listCourseRecords(learnerId), lessonUnderway(learnerId)])
  const kept = records.filter(({ registration }) => registration.state !== 'withdrawn')
  const registrations = await Promise.all(
    kept.map(({ registration, lessons }) => toRegistration(registration, lessons, underway)),
  )
  const at = ({ lastStudiedAt, enrolledAt }: contract.Registration) => lastStudiedAt ?? enrolledAt
  return { registrations: registrations.sort((one, other) => compareLatestFirst(at(one), at(other))) }
})
