import type { CreditRequestDetail, ManagedCreditRequest } from '@zhixing/shared/corrections/contract'
import {
  actionsOf,
  barredFrom,
  mayOpenEvidence,
  mayView,
  staffRoles,
} from '@zhixing/shared/corrections/rules'
import { type Grant, mayAct } from '@zhixing/shared/identity/role'
import { Refusal } from '@zhixing/shared/problem'
import type { Actor } from '../core/http/actor'
import { requireRole } from '../identity/api'
import { askedOf, type StoredRequest } from './asked'
import { findRequest } from './store/requests'

/** Outside one's scope is not there. */
export async function openManaged(
  requestId: string,
  actor: Actor,
): Promise<{ found: StoredRequest; grants: Grant[] }> {
  const grants = await requireRole(actor, staffRoles)
  const found = await findRequest(requestId)
  if (!found || !mayView(found.facts, grants)) throw new Refusal('credits/request-not-found')
  return { found, grants }
}

export function managedOf({
  requestId,
  state,
  facts,
  decidedByName,
  decidedAt,
}: StoredRequest): ManagedCreditRequest {
  const { kind, organisationName, requestedByName, requestedAt, rows } = facts
  const { title } = facts.kind === 'reversal' ? facts.entry : facts.class
  const hours =
    facts.kind === 'reversal'
      ? 0 - facts.entry.studyHours
      : facts.class.studyHours * facts.class.days.length * rows.length
  const concerned = { title, learnerName: rows[0]?.name ?? '', learners: rows.length, studyHours: hours }
  return {
    requestId,
    kind,
    state,
    ...concerned,
    organisationName,
    requestedByName,
    requestedAt,
    decidedByName,
    decidedAt,
  }
}

export function detailOf(request: StoredRequest, actor: Actor, grants: Grant[]): CreditRequestDetail {
  const { facts, state, results, decisionReason, settledAt } = request
  const { fileName, sha256, contentType } = facts.evidence
  const asked = askedOf(request)
  const isApprover = state === 'open' && mayAct(grants, 'approver', facts.orgPath)
  return {
    ...{
      ...managedOf(request),
      reason: facts.reason,
      evidence: { fileName, sha256, contentType },
      decisionReason,
      settledAt,
    },
    evidenceOpens: contentType !== undefined && mayOpenEvidence(asked, actor.learnerId, grants),
    ...(facts.kind === 'reversal' ? { entry: facts.entry } : { class: facts.class }),
    rows: facts.rows.map((row, index) => ({ ...row, result: results?.[index] })),
    actions: actionsOf(asked, actor.learnerId, grants),
    barred: isApprover ? barredFrom(asked, actor.learnerId) : undefined,
  }
}
