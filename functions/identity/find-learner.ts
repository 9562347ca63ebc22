import { toComparableName } from '@zhixing/shared/typed-text'
import { findLearner, type StoredLearner } from './store/learners'
import { findLearnerIdByPseudonym, findLearnerIdByRosterCode, phonePseudonym } from './store/roster'

/** Undefined for an unknown code, for a wrong name, and for a duplicate that was merged into another record. */
export async function findLearnerByNameAndCode(
  name: string,
  rosterCode: string,
): Promise<StoredLearner | undefined> {
  const learnerId = await findLearnerIdByRosterCode(rosterCode)
  const learner = learnerId ? await findLearner(learnerId) : undefined
  if (!learner || learner.mergedInto !== undefined) return undefined
  return toComparableName(learner.name) === toComparableName(name) ? learner : undefined
}

/** The learner who has this number now; a roster line of an earlier number does not count. */
export const findLearnerByPhone = (phone: string): Promise<StoredLearner | undefined> =>
  findLearnerByPhoneKey(phonePseudonym(phone))

/** The same by the pseudonym of the number, which is all that is stored of it. */
export async function findLearnerByPhoneKey(phoneKey: string): Promise<StoredLearner | undefined> {
  const learnerId = await findLearnerIdByPseudonym(phoneKey)
  const learner = learnerId ? await findLearner(learnerId) : undefined
  return learner?.phoneKey === phoneKey ? learner : undefined
}
