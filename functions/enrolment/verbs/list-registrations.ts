import * as contract from '@zhixing/shared/enrolment/contract'
import { latestFirst } from '@zhixing/shared/enrolment/rules'
import { endpoint } from '../../core/http/endpoint'
import { viewOf } from '../registration'
import { courseRecords, lessonUnderway } from '../store/registrations'

export const listRegistrations = endpoint(contract.listRegistrations, async ({ actor: { learnerId } }) => {
  const [records, underway] = await Promise.all([courseRecords(learnerId), lessonUnderway(learnerId)])
  const kept = records.filter(({ registration }) => registration.state !== 'withdrawn')
  const registrations = await Promise.all(
    kept.map(({ registration, lessons }) => viewOf(registration, lessons, underway)),
  )
  const at = ({ lastStudiedAt, enrolledAt }: contract.Registration) => lastStudiedAt ?? enrolledAt
  return { registrations: registrations.sort((one, other) => latestFirst(at(one), at(other))) }
})
