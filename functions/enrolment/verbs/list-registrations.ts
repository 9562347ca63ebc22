import * as contract from '@zhixing/shared/enrolment/contract'
import { compareLatestFirst } from '@zhixing/shared/enrolment/rules'
import { findCourseVersion } from '../../catalogue/api'
import { endpoint } from '../../core/http/endpoint'
import { findSession } from '../../study-records/api'
import { toRegistration } from '../registration-view'
import { listCourseRecords } from '../store/course-records'
import { takeUpCorrection } from '../take-up-correction'

export const listRegistrations = endpoint(
  contract.listRegistrations,
  async ({ actor: { learnerId }, now, refuse }) => {
    const [records, session] = await Promise.all([listCourseRecords(learnerId), findSession(learnerId)])
    const current = records.filter(({ registration }) => registration.state !== 'withdrawn')
    const registrations = await Promise.all(
      current.map(async ({ registration: read, lessons }) => {
        const version = await findCourseVersion(read.courseId, read.courseVersion)
        if (!version) throw refuse('catalogue/course-not-found')
        const enrolled = { registration: read, version, records: lessons }
        const { registration, records } = await takeUpCorrection(learnerId, enrolled, session, now)
        return toRegistration({ registration, lessons: records }, session, refuse)
      }),
    )
    return {
      registrations: registrations.sort((one, other) =>
        compareLatestFirst(lastUsedAt(one), lastUsedAt(other)),
      ),
    }
  },
)

const lastUsedAt = ({ lastStudiedAt, enrolledAt }: contract.Registration) => lastStudiedAt ?? enrolledAt
