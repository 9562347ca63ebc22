import { type DeclaredClass, DeclaredRow } from '@zhixing/shared/corrections/contract'
import { askerRoles, isNamed, repeatsOf } from '@zhixing/shared/corrections/rules'
import { type Grant, mayAct } from '@zhixing/shared/identity/role'
import { isBlankRow, rosterRowReasons } from '@zhixing/shared/identity/rules'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { reversalInEffect } from '@zhixing/shared/ledger/rules'
import { forEachConcurrently } from '../core/concurrency'
import { findLearner, findLearnerIdByRosterCode, type StoredLearner } from '../identity/api'
import { listEntries } from '../ledger/api'
import { declaredIdOf } from './settle-request'

/** Good rows are kept, bad ones named: a misspelt line must not hold up a class. */
export async function readRows(rows: unknown[], declared: DeclaredClass, grants: Grant[]) {
  const read = rows.map((row) => DeclaredRow.safeParse(row))
  const repeats = repeatsOf(read.map(({ data }) => data))
  const good: (StoredLearner | undefined)[] = []
  const reasons: string[][] = rows.map(() => [])
  await forEachConcurrently(rows.entries(), async ([index, row]) => {
    const { data, error } = read[index] ?? {}
    const repeat = repeats[index]
    if (isBlankRow(row)) return
    if (!data) reasons[index] = rosterRowReasons(error?.issues ?? [])
    else if (repeat) reasons[index] = [repeat]
    else {
      const found = await findRow(data, declared, grants)
      if (typeof found === 'string') reasons[index] = [found]
      else good[index] = found
    }
  })
  const refused = reasons.flatMap((found, index) =>
    found.length ? [{ row: index + 1, reasons: found }] : [],
  )
  return { good: good.filter((learner) => learner !== undefined), refused }
}

/** The learner, or why the row is not taken. One answer for nobody, somebody of another office, and a name that does not fit. */
async function findRow(
  row: DeclaredRow,
  declared: DeclaredClass,
  grants: Grant[],
): Promise<StoredLearner | string> {
  const learnerId = await findLearnerIdByRosterCode(row.rosterCode)
  const learner = learnerId && (await findLearner(learnerId))
  const isOurs = learner && askerRoles.declaration.some((role) => mayAct(grants, role, learner.orgPath))
  if (!isOurs || !isNamed(learner, row)) return '没有查到这位学员：编号和姓名要对得上，并在您的管理范围内'
  const known = knownDays(await listEntries(learner.learnerId), declared)
  if (known.length < declared.days.length) return learner
  const isReversed = known.every((reversed) => reversed)
  return isReversed
    ? '这个班的学时申报后又冲正过，如需恢复请申请冲正那一条“冲正”'
    : '这个班这些天的学时已经入账'
}

/** Of the days of the class those in the ledger, each with whether it was reversed since. */
const knownDays = (ledger: CreditEntry[], declared: DeclaredClass) =>
  declared.days
    .map((dayOn) => declaredIdOf(declared, dayOn))
    .filter((id) => ledger.some(({ entryId }) => entryId === id))
    .map((id) => reversalInEffect(id, ledger) !== undefined)
