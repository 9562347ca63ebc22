import type { FormerJobLevel } from '@zhixing/shared/identity/job-level'
import type { JobLevel } from '@zhixing/shared/identity/role'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { writeRequests } from '../../core/dynamodb/rows'
import { LearnerEntity, RosterLineEntity } from './entity'
import { rosterCodePseudonym } from './roster'

/** A learner as stored; learner-view.ts makes what callers see. */
export interface StoredLearner {
  learnerId: string
  name: string
  orgPath: string
  organisationId: string
  jobLevel: JobLevel
  formerJobLevels?: FormerJobLevel[] | undefined
  rosterCode: string
  phoneMasked?: string | undefined
  phoneKey?: string | undefined
  identityBy?: string | undefined // the administrator who entered the present name and phone number
  identityAt?: string | undefined
}

/** Pattern I1. An eventually consistent read: facts of a learner may be a moment old. */
export async function findLearner(learnerId: string): Promise<StoredLearner | undefined> {
  const { Item } = await LearnerEntity.build(GetItemCommand).key({ learnerId }).send()
  return Item
}

/** The same, not older than the last finished write. */
export async function findCurrentLearner(learnerId: string): Promise<StoredLearner | undefined> {
  const { Item } = await LearnerEntity.build(GetItemCommand)
    .key({ learnerId })
    .options({ consistent: true })
    .send()
  return Item
}

export const putLearner = (learner: StoredLearner) => LearnerEntity.build(PutItemCommand).item(learner).send()

/** Puts whole rosters without conditions: for learners whose codes and phone numbers are unique. */
export const putLearners = (learners: Iterable<StoredLearner>): Promise<void> =>
  writeRequests(requestsOf(learners))

function* requestsOf(learners: Iterable<StoredLearner>) {
  for (const learner of learners) {
    const { learnerId, rosterCode, phoneKey } = learner
    const pseudonyms = [rosterCodePseudonym(rosterCode), ...(phoneKey ? [phoneKey] : [])]
    yield LearnerEntity.build(BatchPutRequest).item(learner)
    for (const pseudonym of pseudonyms)
      yield RosterLineEntity.build(BatchPutRequest).item({ pseudonym, learnerId })
  }
}
