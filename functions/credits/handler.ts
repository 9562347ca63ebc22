import { serve } from '../endpoint'
import { getCheckpoint } from './get-checkpoint'
import { getConsistencyProof } from './get-consistency-proof'
import { getLatestCheckpoint } from './get-latest-checkpoint'
import { getLogKey } from './get-log-key'
import { getReceipt } from './get-receipt'
import { getShownReceipt } from './get-shown-receipt'
import { getTranscript } from './get-transcript'
import { listPolicies } from './list-policies'
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
)
