import { serve } from '../endpoint'

import { askDeclaration } from './ask-declaration'
import { askReversal } from './ask-reversal'
import { createEvidenceUpload } from './create-evidence-upload'
import { decideCreditRequest } from './decide-credit-request'
import { findManagedLearner } from './find-managed-learner'
import { getCheckpoint } from './get-checkpoint'
import { getConsistencyProof } from './get-consistency-proof'
import { getCreditRequest } from './get-credit-request'
import { getEvidence } from './get-evidence'
import { getLatestCheckpoint } from './get-latest-checkpoint'
import { getLogKey } from './get-log-key'
import { getManagedTranscript } from './get-managed-transcript'
import { getReceipt } from './get-receipt'
import { getShownReceipt } from './get-shown-receipt'

import { getTranscript } from './get-transcript'
import { listCreditRequests } from './list-credit-requests'
import { listPolicies } from './list-policies'

import { showReceipt } from './show-receipt'
import { withdrawCreditRequest } from './withdraw-credit-request'

export const handler = serve(
  ...[getTranscript, listPolicies, listCreditRequests, getCreditRequest, askReversal, askDeclaration],
  ...[decideCreditRequest, withdrawCreditRequest, findManagedLearner, getManagedTranscript],
  ...[createEvidenceUpload, getEvidence],
  ...[getReceipt, showReceipt, getShownReceipt, getLatestCheckpoint, getCheckpoint, getConsistencyProof, getLogKey],
)
