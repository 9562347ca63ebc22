import { dayOf } from '@zhixing/shared/calendar'
import type { RosterRow } from '@zhixing/shared/identity/contract'
import { updateCareer } from '@zhixing/shared/identity/job-level'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import { maskPhone } from '@zhixing/shared/identity/rules'
import { toComparableName } from '@zhixing/shared/typed-text'
import { newUlid } from '../core/id'
import { findLearnerByPhone } from './find-learner'
import { findLearner, putLearner, type StoredLearner } from './store/learners'
import { findOrganisation } from './store/organisations'
import {
  claimRosterLine,
  findLearnerIdByRosterCode,
  phonePseudonym,
  releaseRosterLine,
  rosterCodePseudonym,
} from './store/roster'
import { suspendGrants } from './suspend-grants'

const PHONE_TAKEN = '手机号已登记给另一位学员'

/** The administrator who imports, with their grants as system administrator. */
export interface RosterImporter {
  personId: string
  grants: Grant[]
}

/** What an import does to one learner. */
interface RowChange {
  /** Undefined for a new learner. */
  learnerId: string | undefined
  before: StoredLearner | undefined
  after: Omit<StoredLearner, 'learnerId'>
}

/**
 * Imports a roster row, unless `dryRun`. Returns why it cannot be imported; empty if it was, or would have
 * been. Every write is safe to repeat; what a crash leaves undone is done by the next import.
 */
export async function importRow(
  row: RosterRow,
  importer: RosterImporter,
  dryRun: boolean,
  now: Date,
): Promise<string[]> {
  const change = await planRow(row, importer, now)
  if (typeof change === 'string') return [change]
  return dryRun ? [] : applyRow(row, change, importer, now)
}

/** Checks the row against what is stored. Returns the change, or why there is none. */
async function planRow(
  row: RosterRow,
  { personId, grants }: RosterImporter,
  now: Date,
): Promise<RowChange | string> {
  const mayManage = (orgPath: string) => grants.some(({ scope }) => isWithin(orgPath, scope))
  const organisation = await findOrganisation(row.organisationId)
  if (!organisation || !mayManage(organisation.orgPath)) return '单位不存在，或不在您的管理范围内'
  const [learnerId, holderOfPhone] = await Promise.all([
    findLearnerIdByRosterCode(row.rosterCode),
    row.phone ? findLearnerByPhone(row.phone) : undefined,
  ])
  const before = learnerId ? await findLearner(learnerId) : undefined
  if (before && !mayManage(before.orgPath)) return '这位学员属于您管理范围以外的单位，请联系上级管理员'
  if (holderOfPhone && holderOfPhone.learnerId !== learnerId) return PHONE_TAKEN
  const formerJobLevels = updateCareer(before, row)
  if (!formerJobLevels) return '填了提任日期的，请同时填提任前的职级，并与现职级不同'
  if (row.promotedOn && row.promotedOn > dayOf(now)) return '提任日期不能晚于今天'
  const { name, rosterCode, jobLevel, organisationId, phone } = row
  const identity = { name, ...(phone && { phoneMasked: maskPhone(phone), phoneKey: phonePseudonym(phone) }) }
  const identityBy = isSameIdentity(before, identity) ? before?.identityBy : personId
  const identityAt = isSameIdentity(before, identity) ? before?.identityAt : now.toISOString()
  return {
    learnerId,
    before,
    after: {
      ...identity,
      identityBy,
      identityAt,
      rosterCode,
      jobLevel,
      organisationId,
      orgPath: organisation.orgPath,
      ...(formerJobLevels.length > 0 && { formerJobLevels }),
    },
  }
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
 * Claims the roster lines, then puts the learner, then releases the line of an earlier phone number. If name
 * or number change, roles are suspended before, so that the new number never has them, and after, for a role
 * that was approved in between.
 */
async function applyRow(
  { rosterCode, phone }: RosterRow,
  { learnerId: known, before, after }: RowChange,
  importer: RosterImporter,
  now: Date,
): Promise<string[]> {
  const learnerId = await claimRosterLine(rosterCodePseudonym(rosterCode), known ?? newUlid(now))
  if (phone && (await claimPhone(phone, learnerId)) !== learnerId) return [PHONE_TAKEN]
  const changesIdentity = before !== undefined && !isSameIdentity(before, after)
  if (changesIdentity) await suspendAfterImport({ learnerId, ...after }, importer, now)
  await putLearner({ learnerId, ...after })
  if (changesIdentity) await suspendAfterImport({ learnerId, ...after }, importer, now)
  if (before?.phoneKey && before.phoneKey !== after.phoneKey)
    await releaseRosterLine(before.phoneKey, learnerId)
  return []
}

async function suspendAfterImport(
  learner: StoredLearner,
  { personId }: RosterImporter,
  now: Date,
): Promise<void> {
  const { name, phoneKey = '' } = learner
  const by = (await findLearner(personId))?.name ?? ''
  const comment = '名册中的姓名或手机号有改动'
  await suspendGrants(learner, { byId: personId, by, comment, identity: { name, phoneKey } }, now)
}

/**
 * Returns the learner that the number's line names afterwards. A line whose learner no longer has the number
 * was left by a crash and is replaced.
 */
async function claimPhone(phone: string, learnerId: string): Promise<string> {
  const holder = await claimRosterLine(phonePseudonym(phone), learnerId)
  if (holder === learnerId || (await findLearnerByPhone(phone))) return holder
  await releaseRosterLine(phonePseudonym(phone), holder)
  return claimRosterLine(phonePseudonym(phone), learnerId)
}
