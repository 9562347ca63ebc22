import { dayOf } from '@zhixing/shared/calendar'
import type { RosterRow } from '@zhixing/shared/identity/contract'
import { updateCareer } from '@zhixing/shared/identity/job-level'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import { maskPhone } from '@zhixing/shared/identity/rules'
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

const PHONE_TAKEN = '手机号已登记给另一位学员'

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
  grants: Grant[],
  dryRun: boolean,
  now: Date,
): Promise<string[]> {
  const change = await planRow(row, grants, now)
  if (typeof change === 'string') return [change]
  return dryRun ? [] : applyRow(row, change, now)
}

/** Checks the row against what is stored. Returns the change, or why there is none. */
async function planRow(row: RosterRow, grants: Grant[], now: Date): Promise<RowChange | string> {
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
  return {
    learnerId,
    before,
    after: {
      name,
      rosterCode,
      jobLevel,
      organisationId,
      orgPath: organisation.orgPath,
      ...(formerJobLevels.length > 0 && { formerJobLevels }),
      ...(phone && { phoneMasked: maskPhone(phone), phoneKey: phonePseudonym(phone) }),
    },
  }
}

/** Claims the roster lines, then puts the learner, then releases the line of an earlier phone number. */
async function applyRow(
  { rosterCode, phone }: RosterRow,
  { learnerId: known, before, after }: RowChange,
  now: Date,
): Promise<string[]> {
  const learnerId = await claimRosterLine(rosterCodePseudonym(rosterCode), known ?? newUlid(now))
  if (phone && (await claimPhone(phone, learnerId)) !== learnerId) return [PHONE_TAKEN]
  await putLearner({ learnerId, ...after })
  if (before?.phoneKey && before.phoneKey !== after.phoneKey)
    await releaseRosterLine(before.phoneKey, learnerId)
  return []
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
