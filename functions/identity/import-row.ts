import { dayOf } from '@zhixing/shared/calendar'
import { updateCareer } from '@zhixing/shared/identity/job-level'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import type { RosterRow } from '@zhixing/shared/identity/roster-row'
import { newUlid } from '../core/id'
import { unavailableError } from '../core/transient-error'
import { changeLearner, toContact, toLearnerIdentity } from './change-learner'
import { findLearnerByPhone } from './find-learner'
import type { RosterKeeper } from './learner-change'
import { isSameLearner } from './save-learner'
import { settleChangesOf } from './settle-change'
import { findCurrentLearner, type StoredLearner } from './store/learners'
import { findOrganisation } from './store/organisations'
import {
  claimRosterLine,
  findLearnerIdByRosterCode,
  phonePseudonym,
  rosterCodePseudonym,
} from './store/roster'

const PHONE_TAKEN = '手机号已登记给另一位学员'
const ATTEMPTS_MAX = 10

/** The administrator who imports, with their grants as system administrator. */
export interface RosterImporter extends RosterKeeper {
  grants: Grant[]
}

/** What an import does to one learner. */
interface RowChange {
  before: StoredLearner | undefined // undefined for a new learner
  after: Omit<StoredLearner, 'learnerId' | 'revision' | 'lastChange'>
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
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const change = await planRow(row, importer, now)
    if (typeof change === 'string') return [change]
    if (dryRun) return []
    const outcome = await applyRow(row, change, importer, now)
    if (outcome === 'phone-taken') return [PHONE_TAKEN]
    if (outcome !== 'stale') return []
  }
  throw unavailableError(`a learner was changed by others ${ATTEMPTS_MAX} times in a row`)
}

/** Checks the row against what is stored. Returns the change, or why there is none. */
async function planRow(
  row: RosterRow,
  { personId, grants }: RosterImporter,
  now: Date,
): Promise<RowChange | string> {
  const mayManage = (orgPath: string) => grants.some(({ scope }) => isWithin(orgPath, scope))
  const { name, rosterCode, jobLevel, organisationId, phone } = row
  const organisation = await findOrganisation(organisationId)
  if (!organisation || !mayManage(organisation.orgPath)) return '单位不存在，或不在您的管理范围内'
  if (organisation.closedOn !== undefined) return '单位已撤销，请改填现在的单位'
  const [learnerId, holderOfPhone] = await Promise.all([
    findLearnerIdByRosterCode(rosterCode),
    phone ? findLearnerByPhone(phone) : undefined,
  ])
  const before = learnerId ? await findCurrentLearner(learnerId) : undefined
  if (before && !mayManage(before.orgPath)) return '这位学员属于您管理范围以外的单位，请联系上级管理员'
  if (before && before.rosterCode !== rosterCode)
    return `这个学员编号已并入编号 ${before.rosterCode}，请改用后者`
  if (holderOfPhone && holderOfPhone.learnerId !== learnerId) return PHONE_TAKEN
  const formerJobLevels = updateCareer(before, row)
  if (!formerJobLevels) return '填了提任日期的，请同时填提任前的职级，并与现职级不同'
  if (row.promotedOn && row.promotedOn > dayOf(now)) return '提任日期不能晚于今天'
  return {
    before,
    after: {
      employmentEnd: before?.employmentEnd,
      duplicateIds: before?.duplicateIds,
      ...toLearnerIdentity(before, { name, ...toContact(phone) }, personId, now),
      rosterCode,
      jobLevel,
      organisationId,
      orgPath: organisation.orgPath,
      ...(formerJobLevels.length > 0 && { formerJobLevels }),
    },
  }
}

/** Claims the line of the roster code, which names the learner, and changes the learner if anything differs. */
async function applyRow(
  row: RosterRow,
  { before, after }: RowChange,
  { grants: _, ...keeper }: RosterImporter,
  now: Date,
) {
  if (before && isListed(before) && isSameLearner(before, { ...after, learnerId: before.learnerId })) {
    await settleChangesOf(before.learnerId, now) // the row may repeat one whose import has crashed
    return before
  }
  const id = before?.learnerId ?? newUlid(now)
  const learnerId = await claimRosterLine(rosterCodePseudonym(row.rosterCode), id)
  const content = { ...row, phone: row.phone && phonePseudonym(row.phone) } // a bare hash could be guessed
  const step = { keeper, action: 'identity/imported', content }
  return changeLearner({ before, after: { ...after, learnerId } }, step, now)
}

/** A learner from before people were listed is saved once more, so that lists and searches find them. */
const isListed = ({ revision }: StoredLearner) => revision !== undefined
