import type { WorkflowGrant } from '@zhixing/shared/grants/rules'
import { findLearner, type StoredGrant, type StoredLearner } from '../identity/api'

/** The grant as its workflow sees it when this caller takes a step. */
export async function toWorkflowGrant(
  { state, orgPath, requestedBy }: StoredGrant,
  holder: StoredLearner,
  callerId: string,
): Promise<WorkflowGrant> {
  const [caller, requester] = await Promise.all([findLearner(callerId), findLearner(requestedBy)])
  const accountsOf = (person: Pick<StoredLearner, 'learnerId' | 'phoneKey'>) =>
    isSamePerson(person, caller) ? [person.learnerId, callerId] : [person.learnerId]
  return {
    state,
    orgPath,
    requesterIds: accountsOf(requester ?? { learnerId: requestedBy }),
    holderIds: accountsOf(holder),
    introducedBy: holder.identityBy,
  }
}

/** 两个人是否同一人，看人不看账号：手机号相同就是同一人。 */
const isSamePerson = (
  { phoneKey }: Pick<StoredLearner, 'phoneKey'>,
  other: StoredLearner | undefined,
): boolean => phoneKey !== undefined && phoneKey === other?.phoneKey
