import { serve } from '../core/http/endpoint'
import { createEvidenceUpload } from './verbs/create-evidence-upload'
import { decideCreditRequest } from './verbs/decide-credit-request'
import { getCreditRequest } from './verbs/get-credit-request'
import { getEvidence } from './verbs/get-evidence'
import { listCreditRequests } from './verbs/list-credit-requests'
import { requestDeclaration } from './verbs/request-declaration'
import { requestReversal } from './verbs/request-reversal'
import { withdrawCreditRequest } from './verbs/withdraw-credit-request'

export const handler = serve(
  listCreditRequests,
  getCreditRequest,
  requestReversal,
  requestDeclaration,
  decideCreditRequest,
  withdrawCreditRequest,
  createEvidenceUpload,
  getEvidence,
)
