import * as contract from '@zhixing/shared/corrections/contract'
import { requesterRoles } from '@zhixing/shared/corrections/rules'
import { endpoint } from '../../core/http/endpoint'
import { createUploadAddress } from '../../core/storage/file-address'
import { requireRole } from '../../identity/api'
import { evidenceUrlOf } from '../evidence-file'

export const createEvidenceUpload = endpoint(contract.createEvidenceUpload, async ({ input, actor, now }) => {
  await requireRole(actor, [...requesterRoles.reversal, ...requesterRoles.declaration])
  return createUploadAddress(evidenceUrlOf(actor.learnerId, input), input, now)
})
