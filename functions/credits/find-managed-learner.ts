import { transcriptRoles } from '@zhixing/shared/credits/request-rules'
import * as contract from '@zhixing/shared/credits/requests'
import { endpoint } from '../endpoint'
import { codeKey, learnerOfLine } from '../identity/roster-store'
import { findLearner, requireRole } from '../identity/store'
import { managedLearnerOf, mustBeManaged } from './managed-learner'

export const findManagedLearner = endpoint(contract.findManagedLearner, async ({ input: { rosterCode }, actor }) => {
  const grants = await requireRole(actor, transcriptRoles)
  const learnerId = await learnerOfLine(codeKey(rosterCode))
  return managedLearnerOf(mustBeManaged(learnerId ? await findLearner(learnerId) : undefined, grants))
})
