import { yearOf } from '@zhixing/shared/beijing'
import { transcriptRoles } from '@zhixing/shared/credits/request-rules'
import * as contract from '@zhixing/shared/credits/requests'
import { transcriptOf } from '@zhixing/shared/credits/rules'
import { requirementOf, requirementPolicyInUse } from '@zhixing/shared/policy/policy'
import { endpoint } from '../endpoint'
import { findLearner, requireRole } from '../identity/store'
import { managedLearnerOf, mustBeManaged } from './managed-learner'
import { entriesOf } from './store'

export const getManagedTranscript = endpoint(contract.getManagedTranscript, async ({ input: { learnerId, creditYear }, actor, now }) => {
  const grants = await requireRole(actor, transcriptRoles)
  const learner = mustBeManaged(await findLearner(learnerId), grants)
  const requirement = requirementOf(learner.jobLevel, requirementPolicyInUse(now))
  const transcript = transcriptOf(await entriesOf(learnerId), creditYear ?? yearOf(now), now, requirement)
  return { ...transcript, learner: await managedLearnerOf(learner) }
})
