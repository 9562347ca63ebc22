import { awardCourse } from '@zhixing/functions/ledger/api'
import type { Role } from '@zhixing/shared/identity/role'
import { aLearner, anAdministrator, anOrganisation } from '../identity/given'
import { aCourse } from '../progress/given'

/** When every request of these tests is made and decided. */
export const requestedAt = new Date('2026-11-23T01:00:00.000Z')
export const evidenceFile = { fileName: '签到表.pdf', sha256: 'e'.repeat(64) }

export const classFacts = {
  title: '春季主体班',
  days: ['2026-03-10'],
  studyHours: 6,
  categoryId: 'law',
  requirement: 'required',
  subject: 'general',
} as const

/** A county below a new province: a supervisor, an editor, two approvers and some learners. */
export async function aCounty(learners = 1) {
  const province = await anOrganisation()
  const county = await anOrganisation(province, { name: '甲县' })
  const withRole = (role: Role) => anAdministrator(role, county)
  const [supervisor, editor, approver, second] = [
    await withRole('supervisor'),
    await withRole('editor'),
    await withRole('approver'),
    await withRole('approver'),
  ]
  const people = await Promise.all(
    Array.from({ length: learners }, (_, n) =>
      aLearner({ organisation: county, name: `学员${'甲乙丙丁戊己庚辛'[n] ?? n}` }),
    ),
  )
  const learner = people[0] as (typeof people)[0]
  return { province, county, supervisor, editor, approver, second, people, learner }
}
export type County = Awaited<ReturnType<typeof aCounty>>

/** Awards the learner one hour and returns the entry's id. */
export async function anAwardFor(learnerId: string, completedAt = '2026-06-01T00:00:00.000Z') {
  const course = await aCourse([1800])
  await awardCourse(learnerId, course, { completedAt, creditedSeconds: 1800 })
  return `${completedAt.slice(0, 4)}-${course.courseId}-00001`
}
