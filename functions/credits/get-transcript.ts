import * as contract from '@zhixing/shared/credits/contract'
import { endpoint } from '../endpoint'
import { findLearner } from '../identity/store'
import { readTranscript } from './transcript'

export const getTranscript = endpoint(contract.getTranscript, ({ input: { creditYear }, actor: { learnerId }, now }) =>
  readTranscript(learnerId, findLearner(learnerId), creditYear, now),
)
