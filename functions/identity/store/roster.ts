import { normaliseName } from '@zhixing/shared/identity/rules'
import { Refusal } from '@zhixing/shared/problem'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { writeRequests } from '../../core/dynamodb/rows'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { pseudonymOf } from '../../core/http/signed'
import { AttemptEntity, attemptsOfDay, LearnerEntity, RosterLineEntity } from './entity'
import { findLearner, type StoredLearner } from './learners'

export const rosterCodePseudonym = (rosterCode: string) => pseudonymOf('roster code', rosterCode)
export const phonePseudonym = (phone: string) => pseudonymOf('phone', phone)

export async function findLearnerIdByPseudonym(key: string): Promise<string | undefined> {
  const { Item } = await RosterLineEntity.build(GetItemCommand)
    .key({ pseudonymOf: key })
    .options({ consistent: true })
    .send()
  return Item?.learnerId
}

/** Undefined if no learner has this code. */
export const findLearnerIdByRosterCode = (rosterCode: string) =>
  findLearnerIdByPseudonym(rosterCodePseudonym(rosterCode))

/** The same answer for no such code and for another name. */
export async function findLearnerByNameAndCode(
  name: string,
  rosterCode: string,
): Promise<StoredLearner | undefined> {
  const learnerId = await findLearnerIdByRosterCode(rosterCode)
  const learner = learnerId && (await findLearner(learnerId))
  return learner && normaliseName(learner.name) === normaliseName(name) ? learner : undefined
}

export async function findLearnerByPhone(phone: string): Promise<StoredLearner | undefined> {
  const learnerId = await findLearnerIdByPseudonym(phonePseudonym(phone))
  const learner = learnerId ? await findLearner(learnerId) : undefined
  return learner?.phoneKey === phonePseudonym(phone) ? learner : undefined
}

/** Put once, or find whose it is. */
export async function claimRosterLine(key: string, learnerId: string): Promise<string> {
  try {
    await RosterLineEntity.build(PutItemCommand)
      .item({ pseudonymOf: key, learnerId })
      .options({ condition: { attr: 'learnerId', exists: false } })
      .send()
    return learnerId
  } catch (error) {
    acceptConditionFailed(error)
    return (await findLearnerIdByPseudonym(key)) ?? learnerId
  }
}

export const releaseRosterLine = (key: string, learnerId: string) =>
  RosterLineEntity.build(DeleteItemCommand)
    .key({ pseudonymOf: key })
    .options({ condition: { attr: 'learnerId', eq: learnerId } })
    .send()
    .catch(acceptConditionFailed)

export const putLearner = (learner: StoredLearner) => LearnerEntity.build(PutItemCommand).item(learner).send()

/** Whole rosters at once, for data that is known to be without conflicts. */
export async function putLearners(learners: Iterable<StoredLearner>): Promise<void> {
  await writeRequests(requestsOf(learners))
}

function* requestsOf(learners: Iterable<StoredLearner>) {
  for (const learner of learners) {
    const { learnerId } = learner
    yield LearnerEntity.build(BatchPutRequest).item(learner)
    yield RosterLineEntity.build(BatchPutRequest).item({
      pseudonymOf: rosterCodePseudonym(learner.rosterCode),
      learnerId,
    })
    if (learner.phoneKey)
      yield RosterLineEntity.build(BatchPutRequest).item({ pseudonymOf: learner.phoneKey, learnerId })
  }
}

const DAYS_KEPT_SECONDS = 2 * 24 * 3600

/** One more look at the roster by this WeChat or for this code: the nth is put once, so parallel tries take different numbers. */
export async function claimAttempt(who: string, day: string, attemptsMax: number, now: Date): Promise<void> {
  const { Count = 0 } = await attemptsOfDay.query({ who, day }).send()
  const expiresAt = Math.floor(now.getTime() / 1000) + DAYS_KEPT_SECONDS
  for (let number = Count + 1; number <= attemptsMax; number++) {
    if (await putAttempt({ who, day, number, expiresAt })) return
  }
  throw new Refusal('identity/too-many-attempts')
}

async function putAttempt(attempt: {
  who: string
  day: string
  number: number
  expiresAt: number
}): Promise<boolean> {
  try {
    await AttemptEntity.build(PutItemCommand)
      .item(attempt)
      .options({ condition: { attr: 'expiresAt', exists: false } })
      .send()
    return true
  } catch (error) {
    acceptConditionFailed(error)
    return false
  }
}
