import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import type { IBatchWriteRequest } from 'dynamodb-toolbox/table/actions/batchWrite'
import { forEachConcurrently } from '../../core/concurrency'
import { writeRequests } from '../../core/dynamodb/rows'
import { LearnerEntity, RosterLineEntity } from './entity'
import { toLearnerItem, toStoredLearner } from './learner-item'
import { type NamedLearner, NamedLearnerEntity } from './name-index/entity'
import { nameRowsOf } from './name-index/rows'
import { rosterCodePseudonym } from './roster'
import { rosterChangeRequest } from './roster-changes'
import type { StoredLearner } from './stored-learner'

export type { StoredLearner } from './stored-learner'

/** Pattern I1. An eventually consistent read: facts of a learner may be a moment old. */
export async function findLearner(learnerId: string): Promise<StoredLearner | undefined> {
  const { Item } = await LearnerEntity.build(GetItemCommand).key({ learnerId }).send()
  return Item && toStoredLearner(Item)
}

/** The same, not older than the last finished write. */
export async function findCurrentLearner(learnerId: string): Promise<StoredLearner | undefined> {
  const { Item } = await LearnerEntity.build(GetItemCommand)
    .key({ learnerId })
    .options({ consistent: true })
    .send()
  return Item && toStoredLearner(Item)
}

/** The duplicates that were merged into a learner; one whose merging a crash has cut short is none yet. */
export async function findDuplicates({
  learnerId,
  duplicateIds = [],
}: StoredLearner): Promise<StoredLearner[]> {
  const found = await Promise.all(duplicateIds.map(findCurrentLearner))
  return found.filter((each) => each !== undefined).filter(({ mergedInto }) => mergedInto === learnerId)
}

const LEARNERS_PER_PART = 500

/**
 * Puts whole rosters without conditions: for learners who are new, and whose codes and phone numbers are
 * unique. Repeating it changes nothing.
 */
export async function putLearners(learners: Iterable<StoredLearner>): Promise<void> {
  for (const part of partsOf(learners, LEARNERS_PER_PART)) {
    const requests: IBatchWriteRequest[] = []
    await forEachConcurrently(part, async (learner) => {
      const nameRows = await nameRowsOf(learner)
      requests.push(...learnerRequests(learner), ...nameRows.map(toNameRequest))
    })
    await writeRequests(requests)
  }
}

const toNameRequest = (row: NamedLearner) => NamedLearnerEntity.build(BatchPutRequest).item(row)

function learnerRequests(learner: StoredLearner): IBatchWriteRequest[] {
  const { learnerId, rosterCode, phoneKey } = learner
  const pseudonyms = [rosterCodePseudonym(rosterCode), ...(phoneKey ? [phoneKey] : [])]
  return [
    rosterChangeRequest(learnerId),
    LearnerEntity.build(BatchPutRequest).item(toLearnerItem(learner)),
    ...pseudonyms.map((pseudonym) => RosterLineEntity.build(BatchPutRequest).item({ pseudonym, learnerId })),
  ]
}

function* partsOf<T>(entries: Iterable<T>, size: number): Generator<T[]> {
  let part: T[] = []
  for (const entry of entries) {
    part.push(entry)
    if (part.length < size) continue
    yield part
    part = []
  }
  if (part.length) yield part
}
