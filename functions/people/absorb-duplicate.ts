import type { Refuse } from '../core/http/endpoint'
import {
  changeLearner,
  findDuplicates,
  type LearnerStep,
  redirectRosterCode,
  releaseBinding,
  type StoredLearner,
  settleChangesOf,
} from '../identity/api'

interface Merging {
  duplicate: StoredLearner
  duplicateRevision: number // that the caller saw
  target: StoredLearner
  step: LearnerStep
}

interface MoveFacts extends Pick<Merging, 'target' | 'step'> {
  now: Date
  refuse: Refuse<'request/stale'>
}

/**
 * Makes a record a duplicate of another: it leaves lists and searches, its number is free, its roster code
 * leads to the other record, its WeChat and roles are gone. What was merged into it before moves along first,
 * so that a crash leaves the rest to the repeat.
 */
export async function absorbDuplicate(
  { duplicate, duplicateRevision, target, step }: Merging,
  now: Date,
  refuse: Refuse<'request/stale'>,
): Promise<void> {
  const { learnerId, rosterCode, mergedInto, revision = 0 } = duplicate
  if (mergedInto === undefined) {
    if (revision !== duplicateRevision) throw refuse('request/stale')
    for (const nested of await findDuplicates(duplicate))
      await moveAlong(nested, duplicate, { target, step, now, refuse })
    const after = {
      ...duplicate,
      phoneMasked: undefined,
      phoneKey: undefined,
      duplicateIds: undefined,
      mergedInto: target.learnerId,
    }
    const saved = await changeLearner({ before: duplicate, after }, step, now)
    if (typeof saved === 'string') throw refuse('request/stale')
  } else if (mergedInto !== target.learnerId) throw refuse('request/stale')
  await redirectRosterCode(rosterCode, learnerId, target.learnerId)
  await releaseBinding(learnerId, now.toISOString())
  for (const id of target.duplicateIds ?? []) await settleChangesOf(id, now) // where a crash came in between
}

/** The code first: once the record says where it belongs, a repeat does not find it here any more. */
async function moveAlong(
  nested: StoredLearner,
  { learnerId }: StoredLearner,
  { target, step, now, refuse }: MoveFacts,
): Promise<void> {
  await redirectRosterCode(nested.rosterCode, learnerId, target.learnerId)
  const after = { ...nested, mergedInto: target.learnerId }
  const saved = await changeLearner({ before: nested, after }, step, now)
  if (typeof saved === 'string') throw refuse('request/stale')
}
