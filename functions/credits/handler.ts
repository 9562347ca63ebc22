import { serve } from '../endpoint'
import { askDeclaration } from './ask-declaration'
import { askReversal } from './ask-reversal'
import { decideCreditRequest } from './decide-credit-request'
import { findManagedLearner } from './find-managed-learner'
import { getCreditRequest } from './get-credit-request'
import { getManagedTranscript } from './get-managed-transcript'
import { getTranscript } from './get-transcript'
import { listCreditRequests } from './list-credit-requests'
import { listPolicies } from './list-policies'
import { withdrawCreditRequest } from './withdraw-credit-request'

export const handler = serve(
  ...[getTranscript, listPolicies, listCreditRequests, getCreditRequest, askReversal, askDeclaration],
  ...[decideCreditRequest, withdrawCreditRequest, findManagedLearner, getManagedTranscript],
)
