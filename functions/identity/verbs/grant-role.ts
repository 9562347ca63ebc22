import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { toGrantedRole } from '../granted-role'
import { requireSystemOver } from '../require-role'
import { putGrant } from '../store/grants'
import { findLearner } from '../store/learners'

/** The learner may belong to any organisation: a neighbouring office may lend its editors. */
export const grantRole = endpoint(
  contract.grantRole,
  async ({ input: { learnerId, role, organisationId }, actor, now, refuse }) => {
    const organisation = await requireSystemOver(actor, organisationId)
    if (!(await findLearner(learnerId))) throw refuse('request/not-found')
    const grant = await putGrant(learnerId, role, organisation, actor.learnerId, now)
    if (!grant) throw refuse('request/stale')
    return toGrantedRole(grant)
  },
)
