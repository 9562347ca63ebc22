import { toComparableName } from '@zhixing/shared/typed-text'
import { findLearner, type StoredLearner } from './store/learners'
import { findLearnerIdByPseudonym, findLearnerIdByRosterCode, phonePseudonym } from './store/roster'

/** Undefined for an unknown code, and also for a wrong name. */
export async function findLearnerByNameAndCode(
  name: string,
  rosterCode: string,
): Promise<StoredLearner | undefined> {
  const learnerId = await findLearnerIdByRosterCode(rosterCode)
  const learner = learnerId ? await findLearner(learnerId) : undefined
  return learner && toComparableName(learner.name) === toComparableName(name) ? learner : undefined
}

/** The learner who has this number now; a roster line of an earlier number does not count. */
export async function findLearnerByPhone(phone: string): Promise<StoredLearner | undefined> {
  const learnerId = await findLearnerIdByPseudonym(phonePseudonym(phone))
  const learner = learnerId ? await findLearner(learnerId) : undefined
  return learner?.phoneKey === phonePseudonym(phone) ? learner : undefined
}
