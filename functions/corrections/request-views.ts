import type { CreditRequestDetail, ManagedCreditRequest } from '@zhixing/shared/corrections/contract'
import { creditRequestWorkflow, mayOpenEvidence } from '@zhixing/shared/corrections/rules'
import { mayAct } from '@zhixing/shared/identity/role'
import { actionsOf, type Caller, refusalByCheck } from '@zhixing/shared/workflow/rules'
import { type StoredCreditRequest, toWorkflowRequest } from './store/credit-request'

export function toManagedRequest(request: StoredCreditRequest): ManagedCreditRequest {
  const { requestId, state, facts, decidedByName, decidedAt } = request
  const { kind, organisationName, requestedByName, requestedAt, rows } = facts
  return {
    requestId,
    kind,
    state,
    title: facts.kind === 'reversal' ? facts.entry.title : facts.class.title,
    learnerName: rows[0]?.name ?? '',
    learners: rows.length,
    studyHours: requestedHoursOf(facts),
    organisationName,
    requestedByName,
    requestedAt,
    decidedByName,
    decidedAt,
  }
}

/** By how much approval changes the total of all learners together. */
const requestedHoursOf = (facts: StoredCreditRequest['facts']): number =>
  facts.kind === 'reversal'
    ? 0 - facts.entry.studyHours // not `-studyHours`, which of 0 is −0
    : facts.class.studyHours * facts.class.days.length * facts.rows.length

export function toRequestDetail(
  request: StoredCreditRequest,
  caller: Caller,
  now: Date,
): CreditRequestDetail {
  const { facts, results, decisionReason, settledAt } = request
  const { fileName, sha256, contentType } = facts.evidence
  const document = toWorkflowRequest(request)
  return {
    ...toManagedRequest(request),
    reason: facts.reason,
    evidence: { fileName, sha256, contentType },
    evidenceOpens: contentType !== undefined && mayOpenEvidence(document, caller, now),
    ...(facts.kind === 'reversal' ? { entry: facts.entry } : { class: facts.class }),
    rows: facts.rows.map((row, index) => ({ ...row, result: results?.[index] })),
    decisionReason,
    settledAt,
    actions: actionsOf(creditRequestWorkflow, document, caller, now),
    barred: barredReason(request, caller, now),
  }
}

/** Why the caller, an approver of this scope, may not decide this open request. */
function barredReason(
  request: StoredCreditRequest,
  caller: Caller,
  now: Date,
): CreditRequestDetail['barred'] {
  const isApprover = mayAct(caller.grants, 'approver', request.facts.orgPath)
  if (request.state !== 'open' || !isApprover) return undefined
  return refusalByCheck(creditRequestWorkflow, toWorkflowRequest(request), 'approve', 'person', caller, now)
}
