import * as contract from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { requireScope, toGrantedRole } from '../granted-role'
import { putGrant } from '../store/grants'
import { findLearner, findOrganisation, requireRole } from '../store/learners'

/** Only `system` over the organisation gives roles; the learner may belong anywhere, a neighbouring office lends its editors. */
export const grantRole = endpoint(
  contract.grantRole,
  async ({ input: { learnerId, role, organisationId }, actor, now }) => {
    await requireRole(actor, 'system', await requireScope(organisationId))
    const [learner, organisation] = await Promise.all([
      findLearner(learnerId),
      findOrganisation(organisationId),
    ])
    if (!learner || !organisation) throw new Refusal('request/not-found')
    const grant = await putGrant(learnerId, role, organisation, actor.learnerId, now)
    if (!grant) throw new Refusal('request/stale')
    return toGrantedRole(grant)
  },
)
