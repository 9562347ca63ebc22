import type { DeclaredClass, RowResult } from '@zhixing/shared/corrections/contract'
import type { CreditEntry, Declaration } from '@zhixing/shared/ledger/entry'
import { dayRestoredByReversing } from '@zhixing/shared/ledger/entry-id'
import { reversalInEffect, reversalOf } from '@zhixing/shared/ledger/rules'
import { offlinePolicy } from '@zhixing/shared/policy/policies'
import { forEachConcurrently } from '../core/concurrency'
import { findEntry, listEntries, putEntry } from '../ledger/api'
import { classKeyOf, creditYearOfDay, declaredDayId } from './declaration-id'
import type { CreditRequestRow, StoredCreditRequest } from './store/credit-request'
import { markEntered } from './store/credit-requests'
import { claimDay } from './store/offline-days'
import { deleteRequestToEnter } from './store/requests-to-enter'

/**
 * Puts the entries of an approved request into the ledger. Safe to repeat, also concurrently: the key of an
 * entry follows from what it counts. The row that names the request (Q3) is deleted last.
 */
export async function enterHours(request: StoredCreditRequest, now: Date): Promise<void> {
  if (request.state === 'approved' && !request.settledAt) {
    const { facts } = request
    const results: RowResult[] = []
    await forEachConcurrently(facts.rows.entries(), async ([index, row]) => {
      results[index] =
        facts.kind === 'reversal'
          ? await enterReversal(row, facts.entry, request)
          : await enterDeclaration(row, facts.class, request)
    })
    await markEntered(request.requestId, now.toISOString(), results)
  }
  await deleteRequestToEnter(request.requestId)
}

type RowOutcome = keyof RowResult
const noResult: RowResult = { entered: 0, present: 0, overDay: 0 }

async function enterReversal(
  { learnerId }: CreditRequestRow,
  entry: CreditEntry,
  request: StoredCreditRequest,
): Promise<RowResult> {
  const reversal = reversalOf(entry, { ...approvalOf(request), reason: request.facts.reason })
  const dayOn = dayRestoredByReversing(entry)
  const outcome = dayOn
    ? await putWithinDay(learnerId, dayOn, reversal, await listEntries(learnerId))
    : await putApproved(learnerId, reversal)
  return { ...noResult, [outcome]: 1 }
}

async function enterDeclaration(
  { learnerId }: CreditRequestRow,
  declared: DeclaredClass,
  request: StoredCreditRequest,
): Promise<RowResult> {
  const result = { ...noResult }
  const ledger = await listEntries(learnerId)
  for (const dayOn of declared.days) {
    const declaration = declarationOf(declared, dayOn, request)
    const outcome = await putWithinDay(learnerId, dayOn, declaration, ledger)
    result[outcome]++
  }
  return result
}

type ApprovedEntry = Exclude<CreditEntry, { kind: 'award' }>

/**
 * Puts an entry that takes hours of a day. It claims them first, so that concurrent requests together stay
 * within the limit of the day.
 */
async function putWithinDay(
  learnerId: string,
  dayOn: string,
  entry: ApprovedEntry,
  ledger: CreditEntry[],
): Promise<RowOutcome> {
  const { entryId, requestId, studyHours } = entry
  const isReversed = (id: string) => reversalInEffect(id, ledger) !== undefined
  const claim = { entryId, requestId, studyHours }
  const outcome = await claimDay({ learnerId, dayOn }, claim, isReversed, offlinePolicy.dayHoursMax)
  return outcome === 'mine' ? putApproved(learnerId, entry) : outcome
}

/** `entered` if this request put it, now or in an earlier run; `present` if another request did. */
async function putApproved(learnerId: string, entry: ApprovedEntry): Promise<'entered' | 'present'> {
  if (await putEntry(learnerId, entry)) return 'entered'
  const existing = await findEntry(learnerId, entry.entryId)
  const isOfThisRequest = existing && existing.kind !== 'award' && existing.requestId === entry.requestId
  return isOfThisRequest ? 'entered' : 'present'
}

const declarationOf = (
  declared: DeclaredClass,
  dayOn: string,
  request: StoredCreditRequest,
): Declaration => ({
  kind: 'declaration',
  entryId: declaredDayId(declared, dayOn),
  creditYear: creditYearOfDay(dayOn),
  title: declared.title,
  studyHours: declared.studyHours,
  categoryId: declared.categoryId,
  requirement: declared.requirement,
  subject: declared.subject,
  policyId: offlinePolicy.policyId,
  classKey: classKeyOf(declared.title),
  dayOn,
  ...approvalOf(request),
})

/**
 * The two people and the evidence, as every entry of the request names them. The defaults never apply: an
 * approved request has `decidedBy` and `decidedAt`.
 */
const approvalOf = ({
  requestId,
  requestedBy,
  decidedBy = '',
  decidedAt = '',
  facts,
}: StoredCreditRequest) => ({
  requestId,
  requestedBy,
  approvedBy: decidedBy,
  approvedAt: decidedAt,
  evidenceHash: facts.evidence.sha256,
  organisationName: facts.organisationName,
})
