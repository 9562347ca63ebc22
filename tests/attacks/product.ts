import type { StoredLearner } from '@zhixing/functions/identity/store/learners'
import { raiseReviews } from '@zhixing/functions/reviews/raise-reviews'
import { reviewIdOf } from '@zhixing/functions/reviews/store/review'
import { dayOf } from '@zhixing/shared/calendar'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { type Role, roles } from '@zhixing/shared/identity/role'
import { contracts } from '@zhixing/shared/modules'
import { anAwardFor } from '../support/corrections/given'
import { aColleague, aGrantOffice, anApprovedGrant } from '../support/grants/given'
import { aLearner, anAdministrator, anOrganisation, grantRoleTo } from '../support/identity/given'
import { aCourse, anAskingCourse } from '../support/progress/given'
import { request, tokenOf } from '../support/request'
import { figuresFor } from '../support/reviews/given'
import { attackStart } from './attempt'
import type { AttackedSystem, AttackStage, Person } from './system'

const modules = [...new Set(contracts.map(({ module }) => module))]
const routes = new Map(
  contracts.map(({ module, contract }) => [`${contract.method} ${contract.path}`, module]),
)
const handlerOf = async (module: string) =>
  ((await import(`@zhixing/functions/${module}/handler`)) as { handler: AttackedSystem }).handler

/** An unknown route is sent to every function; the answer is 404 only if all of them refuse. */
const system: AttackedSystem = async (event) => {
  const module = routes.get(event.routeKey)
  if (module) return (await handlerOf(module))(event)
  let answer = { statusCode: 404, body: 'null' }
  for (const each of modules) {
    const { statusCode = 0, body = 'null' } = await (await handlerOf(each))(event)
    if (statusCode !== 404) answer = { statusCode, body }
  }
  return answer
}

/** The deployed handlers on the embedded engine. */
export const product: AttackStage = {
  system,
  async aStudent(lengths, questions) {
    const { courseId, lessons } = await (questions ? anAskingCourse(lengths, questions) : aCourse(lengths))
    const { learnerId } = await aLearner()
    const answer = await request(
      enrol,
      { courseId },
      { token: await tokenOf(learnerId, { now: attackStart }), now: attackStart },
    )
    if (answer.type) throw new Error(`enrolment was refused: ${answer.type}`)
    return { learnerId, courseId, lessonIds: lessons.map(({ lessonId }) => lessonId) }
  },
  async aLoneAdministrator() {
    const { learnerId, organisation } = await anAdministrator('system')
    for (const role of ['editor', 'approver', 'publisher'] as const)
      await grantRoleTo(learnerId, role, organisation.organisationId)
    return { organisationId: organisation.organisationId, personId: learnerId }
  },
  async aGrantOffice() {
    const office = await aGrantOffice()
    const colleague = await aColleague(office)
    const { grantId } = await anApprovedGrant(office, colleague, 'approver')
    return {
      organisationId: office.organisation.organisationId,
      administrator: personOf(office.system),
      security: personOf(office.security),
      approver: { ...personOf(colleague), grantId },
    }
  },
  async aCreditOffice(learners) {
    const county = await anOrganisation(await anOrganisation())
    const as = async (role: Role) => personOf(await anAdministrator(role, county))
    const chief = await as('system')
    for (const role of roles) await grantRoleTo(chief.personId, role, county.organisationId)
    return {
      ...{
        chief,
        clerks: [await as('supervisor'), await as('supervisor')],
        approvers: [await as('approver'), await as('approver')],
      },
      learners: await Promise.all(
        Array.from({ length: learners }, async () => personOf(await aLearner({ organisation: county }))),
      ),
    }
  },
  aReviewOf,
}
async function aReviewOf(learnerId: string) {
  const now = new Date() // undecided reviews expire, so the real time is used
  const entryId = await anAwardFor(learnerId, now.toISOString())
  await raiseReviews(learnerId, figuresFor('night-study', now), now)
  return { reviewId: reviewIdOf({ learnerId, on: dayOf(now), kind: 'night-study' }), entryId }
}
const personOf = ({ learnerId: personId, name, rosterCode }: StoredLearner): Person => ({
  personId,
  name,
  rosterCode,
})
