import { isDeepStrictEqual } from 'node:util'
import { putRevision } from '../../core/dynamodb/revisioned-document'
import { LearnerEntity } from './entity'
import { toLearnerItem } from './learner-item'
import { noteNameChange, settleNames } from './name-index/settle-names'
import type { StoredLearner } from './stored-learner'

/** Whether two learners are stored alike, apart from their revisions. */
export function isSameLearner(one: StoredLearner, other: StoredLearner): boolean {
  const factsOf = ({ revision: _, ...facts }: StoredLearner) =>
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  return isDeepStrictEqual(factsOf(one), factsOf(other))
}

/**
 * Compare-and-set with `before`, which is undefined for a new learner. Returns the learner with the new
 * revision, or undefined if another change was first. Also makes the learner found by their new name and
 * unit, and by no earlier one; what a crash leaves undone, the next search does.
 */
export async function saveLearner(
  before: StoredLearner | undefined,
  after: Omit<StoredLearner, 'revision'>,
  now: Date,
): Promise<StoredLearner | undefined> {
  const revisionBefore = before?.revision ?? 0
  const change = await noteNameChange(before, after, now)
  const revision = await putRevision(LearnerEntity, toLearnerItem(after), revisionBefore)
  const current = await settleNames(change)
  if (revision !== undefined) return { ...after, revision }
  // A failed condition may be the client's retry meeting its own write.
  const isOwnWrite = current?.revision === revisionBefore + 1 && isSameLearner(current, after)
  return isOwnWrite ? current : undefined
}
