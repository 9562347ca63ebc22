import type { Change } from '../core/audit/change-line'
import { forEachConcurrently } from '../core/concurrency'
import {
  changeLearner,
  findCurrentLearner,
  listLearnerIdsAt,
  refreshNameRows,
  settleChangesOf,
} from '../identity/api'

/** A change of a unit on its way down to the people and units below it. */
export interface Carrying {
  /** The change of the unit at the top, as the audit log has it. */
  cause: Change
  /** Whether rows that show the names of units are written again. */
  refreshesNames: boolean
  /** Whether the time is over: the rest is left to the next run. */
  isOver: () => boolean
  now: Date
}

/** Where the people and units below a unit belong now: it itself, or the successor of a closed one. */
export interface Destination {
  organisationId: string
  orgPath: string
  names: string[]
}

/** Moves the people who are still in `path` to the destination. Returns whether there was time for all. */
export async function carryPeople(
  path: string,
  { organisationId, orgPath }: Destination,
  { cause, refreshesNames, isOver, now }: Carrying,
): Promise<boolean> {
  const keeper = { personId: cause.byId, name: cause.by, network: cause.network }
  const content = { object: cause.objectId, changeId: cause.changeId }
  const comment = [cause.title, cause.comment].join('：')
  const fields = cause.fields?.filter(({ title }) => title === '全称') // a move keeps the person's unit
  const step = { keeper, action: 'organisations/taken-along', content, comment, fields }
  await forEachConcurrently(await listLearnerIdsAt(path), async (learnerId) => {
    if (isOver()) return
    const learner = await findCurrentLearner(learnerId)
    if (!learner || learner.orgPath !== path) return // has left the unit since
    const isInPlace = learner.orgPath === orgPath && learner.organisationId === organisationId
    if (!isInPlace)
      await changeLearner({ before: learner, after: { ...learner, organisationId, orgPath } }, step, now)
    else await settlePerson(learnerId, refreshesNames, now)
  })
  return !isOver()
}

/** Completes a change that crashed, and shows the present name of the unit in searches. */
async function settlePerson(learnerId: string, refreshesNames: boolean, now: Date): Promise<void> {
  await settleChangesOf(learnerId, now)
  if (refreshesNames) await refreshNameRows(learnerId)
}
