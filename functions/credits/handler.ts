import { serve } from '../endpoint'

<<<<<<< HEAD

import { askDeclaration } from './ask-declaration'
import { askReversal } from './ask-reversal'
import { decideCreditRequest } from './decide-credit-request'
import { findManagedLearner } from './find-managed-learner'
import { getCreditRequest } from './get-credit-request'
import { getManagedTranscript } from './get-managed-transcript'

=======

import { getCheckpoint } from './get-checkpoint'
import { getConsistencyProof } from './get-consistency-proof'
import { getLatestCheckpoint } from './get-latest-checkpoint'
import { getLogKey } from './get-log-key'
import { getReceipt } from './get-receipt'
import { getShownReceipt } from './get-shown-receipt'

>>>>>>> seal

import { getTranscript } from './get-transcript'
import { listCreditRequests } from './list-credit-requests'
import { listPolicies } from './list-policies'

<<<<<<< HEAD

import { withdrawCreditRequest } from './withdraw-credit-request'

export const handler = serve(
  ...[getTranscript, listPolicies, listCreditRequests, getCreditRequest, askReversal, askDeclaration],
  ...[decideCreditRequest, withdrawCreditRequest, findManagedLearner, getManagedTranscript],
=======

import { showReceipt } from './show-receipt'

export const handler = serve(
  getTranscript,
  listPolicies,
  getReceipt,
  showReceipt,
  getShownReceipt,
  getLatestCheckpoint,
  getCheckpoint,
  getConsistencyProof,
  getLogKey,
>>>>>>> seal
)
