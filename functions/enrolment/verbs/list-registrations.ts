import * as contract from '@zhixing/shared/enrolment/contract'
import { compareLatestFirst } from '@zhixing/shared/enrolment/rules'
import { endpoint } from '../../core/http/endpoint'
import { findSession } from '../../study-records/api'
import { toRegistration } from '../registration-view'
import { listCourseRecords } from '../store/course-records'

export const listRegistrations = endpoint(
  contract.listRegistrations,
  async ({ actor: { learnerId }, refuse }) => {
    const [records, session] = await Promise.all([listCourseRecords(learnerId), findSession(learnerId)])
    const current = records.filter(({ registration }) => registration.state !== 'withdrawn')
    const registrations = await Promise.all(current.map((record) => toRegistration(record, session, refuse)))
    return {
      registrations: registrations.sort((one, other) =>
        compareLatestFirst(lastUsedAt(one), lastUsedAt(other)),
      ),
    }
  },
)

const lastUsedAt = ({ lastStudiedAt, enrolledAt }: contract.Registration) => lastStudiedAt ?? enrolledAt
