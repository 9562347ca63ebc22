import * as contract from '@zhixing/shared/ledger/contract'
import { transcriptRoles } from '@zhixing/shared/ledger/rules'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, findLearnerIdByRosterCode, requireRole } from '../../identity/api'
import { requireManagedLearner, toManagedLearner } from '../managed-learner'

export const findManagedLearner = endpoint(
  contract.findManagedLearner,
  async ({ input: { rosterCode }, actor, refuse }) => {
    const grants = await requireRole(actor, transcriptRoles)
    const learnerId = await findLearnerIdByRosterCode(rosterCode)
    const learner = learnerId ? await findLearner(learnerId) : undefined
    return toManagedLearner(requireManagedLearner(learner, grants, refuse))
  },
)
