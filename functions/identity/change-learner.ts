import { maskPhone } from '@zhixing/shared/identity/rules'
import { toComparableName } from '@zhixing/shared/typed-text'
import { findLearnerByPhoneKey } from './find-learner'
import { type LearnerStep, type RosterKeeper, toAuditChange } from './learner-change'
import { saveLearner } from './save-learner'
import { endAllSessions } from './sessions'
import { settleChangesOf } from './settle-change'
import { claimRosterLine, phonePseudonym, releaseRosterLine } from './store/roster'
import type { StoredLearner } from './store/stored-learner'
import { suspendGrants } from './suspend-grants'

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

/** Whether name and phone number stay; false for a new learner. */
const isSameIdentity = (
  before: StoredLearner | undefined,
  { name, phoneKey }: Pick<StoredLearner, 'name' | 'phoneKey'>,
): boolean =>
  before !== undefined &&
  toComparableName(before.name) === toComparableName(name) &&
  before.phoneKey === phoneKey

/**
 * Claims the phone number, then saves the learner, then releases an earlier number and records the step in
 * the audit log. If name or number change, roles are suspended and the person is signed out before, so that
 * the new number has neither and a crash leaves nothing undone; and roles once more after, for one that was
 * approved in between. Returns what was saved, or why nothing was.
 */
export async function changeLearner(
  { before, after }: LearnerChange,
  step: LearnerStep,
  now: Date,
): Promise<StoredLearner | 'phone-taken' | 'stale'> {
  const { learnerId, phoneKey } = after
  await settleChangesOf(learnerId, now)
  if (phoneKey && (await claimPhone(phoneKey, learnerId)) !== learnerId) return 'phone-taken'
  const changesIdentity = before !== undefined && !isSameIdentity(before, after)
  if (changesIdentity) {
    await suspendAfterChange(after, step.keeper, now)
    await endAllSessions(learnerId, now)
  }
  const lastChange = await toAuditChange(before, after, step, now)
  const saved = await saveLearner(before, { ...after, lastChange }, now)
  if (!saved) return 'stale'
  if (changesIdentity) await suspendAfterChange(after, step.keeper, now)
  return saved
}

async function suspendAfterChange(
  learner: StoredLearner,
  { personId, name: by }: RosterKeeper,
  now: Date,
): Promise<void> {
  const { name, phoneKey = '' } = learner
  const comment = '名册中的姓名或手机号有改动'
  await suspendGrants(learner, { byId: personId, by, comment, identity: { name, phoneKey } }, now)
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
