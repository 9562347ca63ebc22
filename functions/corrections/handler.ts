import { serve } from '../core/http/endpoint'
import { askDeclaration } from './verbs/ask-declaration'
import { askReversal } from './verbs/ask-reversal'
import { createEvidenceUpload } from './verbs/create-evidence-upload'
import { decideCreditRequest } from './verbs/decide-credit-request'
import { getCreditRequest } from './verbs/get-credit-request'
import { getEvidence } from './verbs/get-evidence'
import { listCreditRequests } from './verbs/list-credit-requests'
import { withdrawCreditRequest } from './verbs/withdraw-credit-request'

export const handler = serve(
  listCreditRequests,
  getCreditRequest,
  askReversal,
  askDeclaration,
  decideCreditRequest,
  withdrawCreditRequest,
  createEvidenceUpload,
  getEvidence,
)
