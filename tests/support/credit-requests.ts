import { award } from '@zhixing/functions/ledger/store/entries'
import type { InputOf } from '@zhixing/shared/contract'
import * as contract from '@zhixing/shared/corrections/contract'
import type { Role } from '@zhixing/shared/identity/role'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation, grant } from './identity'
import { request } from './request'
import { aCourse } from './study'

export const day = new Date('2026-11-23T01:00:00.000Z')
export const evidence = { fileName: '签到表.pdf', sha256: 'e'.repeat(64) }

/** A county below a province of its own, with who asks and who approves, and some who study there. */
export async function aCounty(learners = 1) {
  const province = await anOrganisation()
  const county = await anOrganisation(province, { name: '甲县' })
  const as = (role: Role) => anAdministrator(role, county)
  const [supervisor, editor, approver, second] = [
    await as('supervisor'),
    await as('editor'),
    await as('approver'),
    await as('approver'),
  ]
  const people = await Promise.all(
    Array.from({ length: learners }, (_, n) =>
      aLearner({ organisation: county, name: `学员${'甲乙丙丁戊己庚辛'[n] ?? n}` }),
    ),
  )
  return {
    province,
    county,
    supervisor,
    editor,
    approver,
    second,
    people,
    learner: people[0] as (typeof people)[0],
  }
}
export type County = Awaited<ReturnType<typeof aCounty>>

/** A learner's award of one hour, and its id. */
export async function anAwardOf(learnerId: string, completedAt = '2026-06-01T00:00:00.000Z') {
  const course = await aCourse([1800])
  await award(learnerId, course, { completedAt, creditedSeconds: 1800 })
  return `${completedAt.slice(0, 4)}-${course.courseId}-00001`
}

type Staff = { token: string }
export const asksReversal = (
  who: Staff,
  learnerId: string,
  entryId: string,
  more: Partial<InputOf<typeof contract.askReversal>> = {},
) =>
  request(
    contract.askReversal,
    { requestId: ulid(), learnerId, entryId, reason: '同一门课重复计入', evidence, ...more },
    { token: who.token, now: day },
  )

export const aClass = {
  title: '春季主体班',
  days: ['2026-03-10'],
  studyHours: 6,
  categoryId: 'law',
  requirement: 'required',
  subject: 'general',
} as const
const declaredClass = (given: Partial<contract.DeclaredClass>) => ({
  ...aClass,
  days: [...aClass.days],
  ...given,
})

export const asksDeclaration = (
  who: Staff,
  people: { rosterCode: string; name: string }[],
  given: Partial<contract.DeclaredClass> = {},
  more: Partial<InputOf<typeof contract.askDeclaration>> = {},
) =>
  request(
    contract.askDeclaration,
    {
      ...{ requestId: ulid(), class: declaredClass(given), reason: '县委党校组织', evidence },
      rows: people.map(({ rosterCode, name }) => ({ rosterCode, name })),
      ...more,
    },
    { token: who.token, now: day },
  )

export const decides = (
  who: Staff,
  requestId: string,
  approve = true,
  reason: string | undefined = approve ? undefined : '材料不全',
) => request(contract.decideCreditRequest, { requestId, approve, reason }, { token: who.token, now: day })
export const withdraws = (who: Staff, requestId: string) =>
  request(contract.withdrawCreditRequest, { requestId }, { token: who.token, now: day })
export const looksAt = (who: Staff, requestId: string) =>
  request(contract.getCreditRequest, { requestId }, { token: who.token, now: day })
export { aLearner, anAdministrator, anOrganisation, grant }
