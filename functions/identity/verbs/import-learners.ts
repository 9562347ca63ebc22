import { dayOf } from '@zhixing/shared/calendar'
import * as contract from '@zhixing/shared/identity/contract'
import { updateCareer } from '@zhixing/shared/identity/job-level'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import {
  findRepeatedRosterRows,
  isBlankRow,
  maskPhone,
  rosterRowReasons,
} from '@zhixing/shared/identity/rules'
import { ulid } from 'ulid'
import { forEachConcurrently } from '../../core/concurrency'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, findOrganisation, requireRole, type StoredLearner } from '../store/learners'
import {
  claimRosterLine,
  findLearnerByPhone,
  findLearnerIdByPseudonym,
  phonePseudonym,
  putLearner,
  releaseRosterLine,
  rosterCodePseudonym,
} from '../store/roster'

export const importLearners = endpoint(
  contract.importLearners,
  async ({ input: { rows, dryRun }, actor, now }) => {
    const grants = await requireRole(actor, 'system')
    const read = rows.map((row) => contract.RosterRow.safeParse(row))
    const repeats = findRepeatedRosterRows(read.map((row) => row.data))
    const reasons: (string[] | undefined)[] = rows.map(() => undefined) // blank rows keep none
    await forEachConcurrently(rows.entries(), async ([index, row]) => {
      if (isBlankRow(row)) return
      const { data: rosterRow, error } = read[index] ?? {}
      const repeat = repeats[index]
      reasons[index] = rosterRow
        ? repeat
          ? [repeat]
          : await importRow(rosterRow, grants, dryRun, now)
        : rosterRowReasons(error?.issues ?? [])
    })
    const refused = reasons.flatMap((found, index) =>
      found?.length ? [{ row: index + 1, reasons: found }] : [],
    )
    return { imported: reasons.filter((found) => found?.length === 0).length, refused }
  },
)

/** Why the row was not kept; none: it was, or would have been in a dry run. Every step is safe to repeat, and a crash between two heals on the next import. */
async function importRow(
  row: contract.RosterRow,
  grants: Grant[],
  dryRun: boolean,
  now: Date,
): Promise<string[]> {
  const organisation = await findOrganisation(row.organisationId)
  const mayKeep = (orgPath: string) => grants.some(({ scope }) => isWithin(orgPath, scope))
  if (!organisation || !mayKeep(organisation.orgPath)) return ['单位不存在，或不在您的管理范围内']
  const [known, ofPhone] = await Promise.all([
    findLearnerIdByPseudonym(rosterCodePseudonym(row.rosterCode)),
    row.phone ? findLearnerByPhone(row.phone) : undefined,
  ])
  const before = known ? await findLearner(known) : undefined
  if (before && !mayKeep(before.orgPath)) return ['这位学员属于您管理范围以外的单位，请联系上级管理员']
  if (ofPhone && ofPhone.learnerId !== known) return ['手机号已登记给另一位学员']
  const formerJobLevels = updateCareer(before, row)
  if (!formerJobLevels) return ['填了提任日期的，请同时填提任前的职级，并与现职级不同']
  if (row.promotedOn && row.promotedOn > dayOf(now)) return ['提任日期不能晚于今天']
  if (dryRun) return []
  const learnerId = await claimRosterLine(rosterCodePseudonym(row.rosterCode), known ?? ulid(now.getTime()))
  if (row.phone && (await claimPhone(row.phone, learnerId)) !== learnerId) return ['手机号已登记给另一位学员']
  const { name, rosterCode, jobLevel, organisationId, phone } = row
  const learner: StoredLearner = {
    learnerId,
    name,
    rosterCode,
    jobLevel,
    organisationId,
    orgPath: organisation.orgPath,
  }
  await putLearner({
    ...learner,
    ...(formerJobLevels.length > 0 && { formerJobLevels }),
    ...(phone && { phoneMasked: maskPhone(phone), phoneKey: phonePseudonym(phone) }),
  })
  if (before?.phoneKey && before.phoneKey !== (phone && phonePseudonym(phone)))
    await releaseRosterLine(before.phoneKey, learnerId)
  return []
}

/** A line that leads to nobody who still has this number is what a crash left behind. */
async function claimPhone(phone: string, learnerId: string): Promise<string> {
  const holder = await claimRosterLine(phonePseudonym(phone), learnerId)
  if (holder === learnerId || (await findLearnerByPhone(phone))) return holder
  await releaseRosterLine(phonePseudonym(phone), holder)
  return claimRosterLine(phonePseudonym(phone), learnerId)
}
