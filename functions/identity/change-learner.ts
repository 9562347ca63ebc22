import { maskPhone } from '@zhixing/shared/identity/rules'
import { toComparableName } from '@zhixing/shared/typed-text'
import { findLearnerByPhoneKey } from './find-learner'
import { endAllSessions } from './sessions'
import { findLearner } from './store/learners'
import { claimRosterLine, phonePseudonym, releaseRosterLine } from './store/roster'
import { isSameLearner, saveLearner } from './store/save-learner'
import type { StoredLearner } from './store/stored-learner'
import { suspendGrants } from './suspend-grants'

/** A change of the roster; `before` is undefined for a new learner. */
export interface LearnerChange {
  before: StoredLearner | undefined
  after: Omit<StoredLearner, 'revision'>
}

type LearnerIdentity = Pick<StoredLearner, 'name' | 'phoneMasked' | 'phoneKey' | 'identityBy' | 'identityAt'>

/** Name and phone number as they are stored, with who entered them, unless they stay what they were. */
export function toLearnerIdentity(
  before: StoredLearner | undefined,
  { name, phone }: { name: string; phone?: string | undefined },
  keeperId: string,
  now: Date,
): LearnerIdentity {
  const contact = phone ? { phoneMasked: maskPhone(phone), phoneKey: phonePseudonym(phone) } : {}
  const identity = { name, ...contact }
  return isSameIdentity(before, identity)
    ? { ...identity, identityBy: before?.identityBy, identityAt: before?.identityAt }
    : { ...identity, identityBy: keeperId, identityAt: now.toISOString() }
}

/** A learner from before people were listed is saved once more, so that lists and searches find them. */
const isListed = ({ revision }: StoredLearner) => revision !== undefined

/** Whether name and phone number stay; false for a new learner. */
const isSameIdentity = (
  before: StoredLearner | undefined,
  { name, phoneKey }: Pick<StoredLearner, 'name' | 'phoneKey'>,
): boolean =>
  before !== undefined &&
  toComparableName(before.name) === toComparableName(name) &&
  before.phoneKey === phoneKey

/**
 * Claims the phone number, then saves the learner, then releases an earlier number. If name or number change,
 * roles are suspended and the person is signed out before, so that the new number has neither and a crash
 * leaves nothing undone; and roles once more after, for one that was approved in between. Returns what was
 * saved, or why nothing was; a change that changes nothing writes nothing.
 */
export async function changeLearner(
  { before, after }: LearnerChange,
  keeperId: string,
  now: Date,
): Promise<StoredLearner | 'phone-taken' | 'stale'> {
  const { learnerId, phoneKey } = after
  if (before && isListed(before) && isSameLearner(before, after)) return before
  if (phoneKey && (await claimPhone(phoneKey, learnerId)) !== learnerId) return 'phone-taken'
  const changesIdentity = before !== undefined && !isSameIdentity(before, after)
  if (changesIdentity) {
    await suspendAfterChange(after, keeperId, now)
    await endAllSessions(learnerId, now)
  }
  const saved = await saveLearner(before, after, now)
  if (!saved) return 'stale'
  if (changesIdentity) await suspendAfterChange(after, keeperId, now)
  if (before?.phoneKey && before.phoneKey !== phoneKey) await releaseRosterLine(before.phoneKey, learnerId)
  return saved
}

async function suspendAfterChange(learner: StoredLearner, keeperId: string, now: Date): Promise<void> {
  const { name, phoneKey = '' } = learner
  const by = (await findLearner(keeperId))?.name ?? ''
  const comment = '名册中的姓名或手机号有改动'
  await suspendGrants(learner, { byId: keeperId, by, comment, identity: { name, phoneKey } }, now)
}

/**
 * Returns the learner that the number's line names afterwards. A line whose learner no longer has the number
 * was left by a crash and is replaced.
 */
async function claimPhone(phoneKey: string, learnerId: string): Promise<string> {
  const holder = await claimRosterLine(phoneKey, learnerId)
  if (holder === learnerId || (await findLearnerByPhoneKey(phoneKey))) return holder
  await releaseRosterLine(phoneKey, holder)
  return claimRosterLine(phoneKey, learnerId)
}
