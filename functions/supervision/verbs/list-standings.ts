import { dayOf, yearOf } from '@zhixing/shared/calendar'
import { isWithin } from '@zhixing/shared/identity/organisation'
import * as contract from '@zhixing/shared/supervision/contract'
import { isLateOn } from '@zhixing/shared/supervision/standing'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, findOrganisation, requireRoleOver } from '../../identity/api'
import { type ListPosition, listMatchingStandings } from '../list-matching-standings'
import { findCountedThrough } from '../store/followed'
import { findShownStanding } from '../store/standings'

export const listStandings = endpoint(contract.listStandings, async ({ input, actor, now }) => {
  const { organisationId, creditYear = yearOf(now), filter, jobLevel, extent = 'below', cursor } = input
  const unit = await requireRoleOver(actor, 'supervisor', organisationId)
  const question = ['standings', actor.learnerId, organisationId, creditYear, filter, jobLevel, extent]
  const day = dayOf(now)
  const search = { unit, creditYear, day, filter, jobLevel, extent }
  const after = openCursor(question, cursor) as ListPosition | undefined
  const [{ learnerIds, position }, countedThrough] = await Promise.all([
    listMatchingStandings(search, after),
    findCountedThrough(),
  ])
  const people = await Promise.all(
    learnerIds.map((learnerId) => toLearnerStanding({ learnerId, creditYear }, unit.orgPath, day)),
  )
  return {
    creditYear,
    countedThrough,
    people: people.filter((person) => person !== undefined),
    cursor: cursorOf(question, position && { ...position }),
  }
})

/** Undefined for a learner who has left the scope since the index was written. */
async function toLearnerStanding(
  key: { learnerId: string; creditYear: number },
  scope: string,
  day: string,
): Promise<contract.LearnerStanding | undefined> {
  const [standing, learner] = await Promise.all([findShownStanding(key), findLearner(key.learnerId)])
  if (!standing || !learner || !isWithin(learner.orgPath, scope)) return undefined
  const organisation = await findOrganisation(learner.organisationId)
  const { learnerId, name, rosterCode, organisationId } = learner
  const { jobLevel, state, isBound, remainingHours, lateFrom } = standing
  return {
    learnerId,
    name,
    rosterCode,
    jobLevel,
    organisationId,
    organisationNames: organisation?.names ?? [],
    state,
    isBound,
    remainingHours,
    ...(lateFrom !== undefined && { lateFrom }),
    isLate: isLateOn(standing, day),
  }
}
