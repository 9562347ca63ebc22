import { maskPhone } from '@zhixing/shared/identity/rules'
import { findLearnerByPhoneKey } from './find-learner'
import { type LearnerStep, toAuditChange } from './learner-change'
import { isSameIdentity } from './same-identity'
import { saveLearner } from './save-learner'
import { endAllSessions } from './sessions'
import { settleChangesOf } from './settle-change'
import { claimRosterLine, phonePseudonym, releaseRosterLine } from './store/roster'
import type { StoredLearner } from './store/stored-learner'
import { suspendGrants } from './suspend-grants'
import { suspensionOf } from './suspension'

/** A change of the roster; `before` is undefined for a new learner. */
export interface LearnerChange {
  before: StoredLearner | undefined
  after: Omit<StoredLearner, 'revision' | 'lastChange'>
}

type Contact = Pick<StoredLearner, 'phoneMasked' | 'phoneKey'>
type LearnerIdentity = Contact & Pick<StoredLearner, 'name' | 'identityBy' | 'identityAt'>

/** A phone number as it is stored: the number itself is stored nowhere. */
export const toContact = (phone: string | undefined): Contact =>
  phone === undefined ? {} : { phoneMasked: maskPhone(phone), phoneKey: phonePseudonym(phone) }

/** Name and phone number as they are stored, with who entered them, unless they stay what they were. */
export function toLearnerIdentity(
  before: StoredLearner | undefined,
  identity: Contact & { name: string },
  keeperId: string,
  now: Date,
): LearnerIdentity {
  return isSameIdentity(before, identity)
    ? { ...identity, identityBy: before?.identityBy, identityAt: before?.identityAt }
    : { ...identity, identityBy: keeperId, identityAt: now.toISOString() }
}

/**
 * Claims the phone number, then saves the learner, then releases an earlier number and records the step in
 * the audit log. What takes the power of roles away does so before, with a sign-out, so that a new number has
 * neither and a crash leaves nothing undone; and once more after, for a role that was approved in between.
 * Returns what was saved, or why nothing was.
 */
export async function changeLearner(
  { before, after }: LearnerChange,
  step: LearnerStep,
  now: Date,
): Promise<StoredLearner | 'phone-taken' | 'stale'> {
  const { learnerId, phoneKey } = after
  await settleChangesOf(learnerId, now)
  if (phoneKey && (await claimPhone(phoneKey, learnerId)) !== learnerId) return 'phone-taken'
  const suspension = suspensionOf(before, after)
  const suspend = async () =>
    suspension !== undefined &&
    suspendGrants(after, { ...suspension, byId: step.keeper.personId, by: step.keeper.name }, now)
  const hasSuspended = await suspend()
  const isOnlyMoved = suspension?.concerns !== undefined && !hasSuspended
  if (suspension && !isOnlyMoved) await endAllSessions(learnerId, now)
  const lastChange = await toAuditChange(before, after, step, now)
  const saved = await saveLearner(before, { ...after, lastChange }, now)
  if (!saved) return 'stale'
  await suspend()
  return saved
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
