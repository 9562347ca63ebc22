import * as contract from '@zhixing/shared/corrections/contract'
import { askerRoles, classErrors, officeOf, pathAboveAll } from '@zhixing/shared/corrections/rules'
import { offlinePolicy } from '@zhixing/shared/policy/policies'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, requireRole } from '../../identity/api'
import { readRows } from '../declared-rows'
import { detailOf } from '../managed-request'
import { findRequest, putRequest } from '../store/requests'

export const askDeclaration = endpoint(contract.askDeclaration, async ({ input, actor, now }) => {
  const grants = await requireRole(actor, askerRoles.declaration)
  const known = input.dryRun ? undefined : await findRequest(input.requestId)
  if (known && known.requestedBy !== actor.learnerId) throw new Refusal('request/stale')
  if (known)
    return { request: detailOf(known, actor, grants), accepted: known.facts.rows.length, refused: [] }
  const errors = classErrors(input.class, now, offlinePolicy.dayHoursMax)
  if (errors.length) throw new Refusal('request/invalid', { errors })
  const { good, refused } = await readRows(input.rows, input.class, grants)
  const accepted = good.length
  if (input.dryRun || !accepted) return { accepted, refused }
  const orgPath = pathAboveAll(good.map((row) => row.orgPath))
  const office =
    officeOf(grants, askerRoles.declaration, orgPath) ??
    officeOf(grants, askerRoles.declaration, good[0]?.orgPath ?? '')
  const asker = await findLearner(actor.learnerId)
  const request = await putRequest(input.requestId, actor.learnerId, {
    ...{ kind: 'declaration', class: input.class, orgPath, organisationName: office?.organisationName ?? '' },
    ...{
      requestedByName: asker?.name ?? '',
      requestedAt: now.toISOString(),
      reason: input.reason,
      evidence: input.evidence,
    },
    rows: good.map(({ learnerId, name, rosterCode }) => ({ learnerId, name, rosterCode })),
  })
  return { request: detailOf(request, actor, grants), accepted, refused }
})
