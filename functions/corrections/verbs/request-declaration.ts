import * as contract from '@zhixing/shared/corrections/contract'
import { declaredClassErrors } from '@zhixing/shared/corrections/declared-class'
import { lowestCommonPath, nearestGrant, requesterRoles } from '@zhixing/shared/corrections/rules'
import { offlinePolicy } from '@zhixing/shared/policy/policies'
import type { Caller } from '@zhixing/shared/workflow/rules'
import { contentHashOf } from '../../core/content-hash'
import { endpoint } from '../../core/http/endpoint'
import { callerOf } from '../../core/workflow/caller-of'
import { findLearner, requireRole } from '../../identity/api'
import { matchRows } from '../match-rows'
import { recordRequest } from '../record-request'
import { toRequestDetail } from '../request-views'
import { hasRequestIdentity, type StoredCreditRequest } from '../store/credit-request'
import { createCreditRequest, findCreditRequest } from '../store/credit-requests'

const classMissing = [{ path: 'class', message: '请填写班次' }]

export const requestDeclaration = endpoint(
  contract.requestDeclaration,
  async ({ input, actor, now, refuse }) => {
    const grants = await requireRole(actor, requesterRoles.declaration)
    const caller = callerOf(actor, grants)
    const { requestId, dryRun, ...content } = input
    const origin = { requestedBy: actor.learnerId, contentHash: contentHashOf(content) }
    const existing = dryRun ? undefined : await findCreditRequest(requestId)
    if (existing && !hasRequestIdentity(existing, origin)) throw refuse('request/stale')
    if (existing) {
      await recordRequest(existing, actor.network, now)
      return toAnswer(existing, caller, now)
    }
    const { class: declared } = input
    const errors = declared ? declaredClassErrors(declared, now, offlinePolicy.dayHoursMax) : classMissing
    const checksRowsAlone = dryRun && !declared
    if (errors.length && !checksRowsAlone) throw refuse('request/invalid', { errors })
    const { learners, refused } = await matchRows(input.rows, declared, grants)
    const accepted = learners.length
    if (dryRun || !declared || !accepted) return { accepted, refused }
    const orgPath = lowestCommonPath(learners.map((learner) => learner.orgPath))
    // A requester with several offices may have none above all learners. Then the office above the first
    // learner requests.
    const office =
      nearestGrant(grants, requesterRoles.declaration, orgPath) ??
      nearestGrant(grants, requesterRoles.declaration, learners[0]?.orgPath ?? '')
    const requester = await findLearner(actor.learnerId)
    const request = await createCreditRequest(requestId, origin, {
      kind: 'declaration',
      class: declared,
      orgPath,
      organisationName: office?.organisationName ?? '',
      requestedByName: requester?.name ?? '',
      requestedAt: now.toISOString(),
      reason: input.reason,
      evidence: input.evidence,
      rows: learners.map(({ learnerId, name, rosterCode }) => ({ learnerId, name, rosterCode })),
      refused,
    })
    if (!request) throw refuse('request/stale')
    await recordRequest(request, actor.network, now)
    return toAnswer(request, caller, now)
  },
)

/** From what is stored, so that a repeat is told of the refused rows too. */
const toAnswer = (request: StoredCreditRequest, caller: Caller, now: Date) => ({
  request: toRequestDetail(request, caller, now),
  accepted: request.facts.rows.length,
  refused: request.facts.kind === 'declaration' ? (request.facts.refused ?? []) : [],
})
