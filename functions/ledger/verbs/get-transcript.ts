import * as contract from '@zhixing/shared/ledger/contract'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { readTranscript } from '../transcript'

export const getTranscript = endpoint(
  contract.getTranscript,
  async ({ input: { creditYear }, actor: { learnerId }, now }) =>
    readTranscript({ learnerId, learner: await findLearner(learnerId), creditYear }, now),
)
