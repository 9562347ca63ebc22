import { transcriptRoles } from '@zhixing/shared/credits/request-rules'
import * as contract from '@zhixing/shared/credits/requests'
import { endpoint } from '../endpoint'
import { findLearner, requireRole } from '../identity/store'
import { managedLearnerOf, mustBeManaged } from './managed-learner'
import { readTranscript } from './transcript'

export const getManagedTranscript = endpoint(contract.getManagedTranscript, async ({ input: { learnerId, creditYear }, actor, now }) => {
  const grants = await requireRole(actor, transcriptRoles)
  const learner = mustBeManaged(await findLearner(learnerId), grants)
  const transcript = await readTranscript(learnerId, Promise.resolve(learner), creditYear, now)
  return { ...transcript, learner: await managedLearnerOf(learner) }
})
