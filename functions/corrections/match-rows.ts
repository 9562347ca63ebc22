import { type DeclaredClass, DeclaredRow, type RefusedRow } from '@zhixing/shared/corrections/contract'
import { findRepeatedRows, hasNameOfRow } from '@zhixing/shared/corrections/declared-class'
import { requesterRoles } from '@zhixing/shared/corrections/rules'
import { type Grant, mayAct } from '@zhixing/shared/identity/role'
import { isBlankRow, rosterRowReasons } from '@zhixing/shared/identity/rules'
import { reversalInEffect } from '@zhixing/shared/ledger/rules'
import { forEachConcurrently } from '../core/concurrency'
import { findLearner, findLearnerIdByRosterCode, type StoredLearner } from '../identity/api'
import { listEntries } from '../ledger/api'
import { declaredDayId } from './declaration-id'

interface MatchedRows {
  /** The learners of the good rows, in their order. */
  learners: StoredLearner[]
  /** The bad rows: one misspelt row does not hold up a class. */
  refused: RefusedRow[]
}

/**
 * Matches every row with a learner of the caller's scope; with a class, also says whose hours of it are
 * entered already. Blank rows are skipped.
 */
export async function matchRows(
  rows: unknown[],
  declared: DeclaredClass | undefined,
  grants: Grant[],
): Promise<MatchedRows> {
  const parsed = rows.map((row) => DeclaredRow.safeParse(row))
  const repeats = findRepeatedRows(parsed.map(({ data }) => data))
  const learners: (StoredLearner | undefined)[] = []
  const reasons: string[][] = rows.map(() => [])
  await forEachConcurrently(rows.entries(), async ([index, row]) => {
    const { data, error } = parsed[index] ?? {}
    const repeat = repeats[index]
    if (isBlankRow(row)) return
    if (!data) reasons[index] = rosterRowReasons(error?.issues ?? [])
    else if (repeat) reasons[index] = [repeat]
    else {
      const match = await matchRow(data, declared, grants)
      if ('reason' in match) reasons[index] = [match.reason]
      else learners[index] = match.learner
    }
  })
  return {
    learners: learners.filter((learner) => learner !== undefined),
    refused: reasons.flatMap((found, index) => (found.length ? [{ row: index + 1, reasons: found }] : [])),
  }
}

/**
 * An unknown code, a learner outside the scope and a wrong name have the same reason, which reveals nothing
 * about other learners.
 */
async function matchRow(
  row: DeclaredRow,
  declared: DeclaredClass | undefined,
  grants: Grant[],
): Promise<{ learner: StoredLearner } | { reason: string }> {
  const learnerId = await findLearnerIdByRosterCode(row.rosterCode)
  const learner = learnerId && (await findLearner(learnerId))
  const isInScope =
    learner && requesterRoles.declaration.some((role) => mayAct(grants, role, learner.orgPath))
  if (!isInScope || !hasNameOfRow(learner, row))
    return { reason: '没有查到这位学员：编号和姓名要对得上，并在您的管理范围内' }
  if (!declared) return { learner }
  const ledger = await listEntries(learner.learnerId)
  const enteredIds = declared.days
    .map((dayOn) => declaredDayId(declared, dayOn))
    .filter((id) => ledger.some(({ entryId }) => entryId === id))
  if (enteredIds.length < declared.days.length) return { learner }
  const areAllReversed = enteredIds.every((id) => reversalInEffect(id, ledger) !== undefined)
  return {
    reason: areAllReversed
      ? '这个班的学时申报后又冲正过，如需恢复请申请冲正那一条“冲正”'
      : '这个班这些天的学时已经入账',
  }
}
