import { isDeepStrictEqual } from 'node:util'
import { putRevision } from '../core/dynamodb/revisioned-document'
import { settleChange } from './settle-change'
import { putChangeNote } from './store/change-notes'
import { LearnerEntity } from './store/entity'
import { toLearnerItem } from './store/learner-item'
import { logRosterChange } from './store/roster-changes'
import type { StoredLearner } from './store/stored-learner'

/** Whether two learners are alike, apart from their revisions and who changed them last. */
export function isSameLearner(one: StoredLearner, other: StoredLearner): boolean {
  const factsOf = ({ revision: _, lastChange: _last, ...facts }: StoredLearner) =>
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  return isDeepStrictEqual(factsOf(one), factsOf(other))
}

/**
 * Compare-and-set with `before`, which is undefined for a new learner. Returns the learner with the new
 * revision, or undefined if another change was first. What follows from the change is settled with it; what a
 * crash leaves undone, the next change or search does.
 */
export async function saveLearner(
  before: StoredLearner | undefined,
  after: Omit<StoredLearner, 'revision'>,
  now: Date,
): Promise<StoredLearner | undefined> {
  const revisionBefore = before?.revision ?? 0
  await logRosterChange(after.learnerId)
  const note = await putChangeNote(before, after, now)
  const revision = await putRevision(LearnerEntity, toLearnerItem(after), revisionBefore)
  const current = await settleChange(note, now)
  if (revision !== undefined) return { ...after, revision }
  // A failed condition may be the client's retry meeting its own write.
  const isOwnWrite =
    current?.revision === revisionBefore + 1 &&
    current.lastChange?.changeId === after.lastChange?.changeId &&
    current.lastChange?.byId === after.lastChange?.byId &&
    isSameLearner(current, after)
  return isOwnWrite ? current : undefined
}
