import { transcriptRoles } from '@zhixing/shared/corrections/rules'
import * as contract from '@zhixing/shared/ledger/contract'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, requireRole } from '../../identity/api'
import { managedLearnerOf, mustBeManaged } from '../managed-learner'
import { readTranscript } from '../transcript'

export const getManagedTranscript = endpoint(
  contract.getManagedTranscript,
  async ({ input: { learnerId, creditYear }, actor, now }) => {
    const grants = await requireRole(actor, transcriptRoles)
    const learner = mustBeManaged(await findLearner(learnerId), grants)
    const transcript = await readTranscript(learnerId, Promise.resolve(learner), creditYear, now)
    return { ...transcript, learner: await managedLearnerOf(learner) }
  },
)
