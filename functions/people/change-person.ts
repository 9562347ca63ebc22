import type { Person } from '@zhixing/shared/people/contract'
import { keeperRoles } from '@zhixing/shared/people/rules'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import {
  changeLearner,
  findKeeper,
  isLastChange,
  isSameLearner,
  type LearnerStep,
  type StoredLearner,
  settleChangesOf,
} from '../identity/api'
import { type OpenedPerson, openPerson } from './open-person'
import { toPerson } from './person-detail'

type ChangeProblem = 'people/not-found' | 'people/duplicate' | 'people/phone-taken' | 'request/stale'

/** A change of a person that a keeper of the roster asks for. */
interface PersonChange {
  learnerId: string
  seenRevision: number
  actor: Actor
  now: Date
  refuse: Refuse<ChangeProblem>
  step: Omit<LearnerStep, 'keeper'>
  /** Returns the person as they shall be; refuses what may not be. */
  plan: (opened: OpenedPerson) => StoredLearner | Promise<StoredLearner>
  /** The step is not about facts of the roster, so it is recorded although they stay. */
  keepsFacts?: boolean
  /** What follows the change; done again with a repeat, because a crash may have come in between. */
  afterwards?: (saved: StoredLearner) => Promise<void>
}

/**
 * Changes a person under the revision that the caller saw. A repeat of the caller's own last change is
 * answered again; a change that changes nothing writes nothing.
 */
export async function changePerson({
  learnerId,
  seenRevision,
  actor,
  now,
  refuse,
  step,
  plan,
  keepsFacts = false,
  afterwards = async () => undefined,
}: PersonChange): Promise<Person> {
  const opened = await openPerson(learnerId, actor, refuse, keeperRoles)
  const { learner, grants } = opened
  const ownStep = { ...step, keeper: await findKeeper(actor) }
  if (isLastChange(learner, seenRevision, ownStep)) {
    await settleChangesOf(learnerId, now)
    await afterwards(learner)
    return toPerson(learner, grants)
  }
  if ((learner.revision ?? 0) !== seenRevision) throw refuse('request/stale')
  if (learner.mergedInto !== undefined) throw refuse('people/duplicate')
  const after = await plan(opened)
  if (!keepsFacts && isSameLearner(learner, after)) return toPerson(learner, grants)
  const saved = await changeLearner({ before: learner, after }, ownStep, now)
  if (saved === 'phone-taken') throw refuse('people/phone-taken')
  if (saved === 'stale') throw refuse('request/stale')
  await afterwards(saved)
  return toPerson(saved, grants)
}
