import { transcriptRoles } from '@zhixing/shared/corrections/rules'
import * as contract from '@zhixing/shared/ledger/contract'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, findLearnerIdByRosterCode, requireRole } from '../../identity/api'
import { managedLearnerOf, mustBeManaged } from '../managed-learner'

export const findManagedLearner = endpoint(
  contract.findManagedLearner,
  async ({ input: { rosterCode }, actor }) => {
    const grants = await requireRole(actor, transcriptRoles)
    const learnerId = await findLearnerIdByRosterCode(rosterCode)
    return managedLearnerOf(mustBeManaged(learnerId ? await findLearner(learnerId) : undefined, grants))
  },
)
