import * as contract from '@zhixing/shared/ledger/contract'
import { transcriptRoles } from '@zhixing/shared/ledger/rules'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, requireRole } from '../../identity/api'
import { requireManagedLearner, toManagedLearner } from '../managed-learner'
import { readTranscript } from '../transcript'

export const getManagedTranscript = endpoint(
  contract.getManagedTranscript,
  async ({ input: { learnerId, creditYear }, actor, now, refuse }) => {
    const grants = await requireRole(actor, transcriptRoles)
    const learner = requireManagedLearner(await findLearner(learnerId), grants, refuse)
    const transcript = await readTranscript({ learnerId, learner, creditYear }, now)
    return { ...transcript, learner: await toManagedLearner(learner) }
  },
)
