import { askerRoles } from '@zhixing/shared/credits/request-rules'
import * as contract from '@zhixing/shared/credits/requests'
import { endpoint } from '../endpoint'
import { uploadAddressOf } from '../file-address'
import { requireRole } from '../identity/store'
import { evidenceUrlOf } from './evidence-file'

export const createEvidenceUpload = endpoint(contract.createEvidenceUpload, async ({ input, actor, now }) => {
  await requireRole(actor, [...askerRoles.reversal, ...askerRoles.declaration])
  return uploadAddressOf(evidenceUrlOf(actor.learnerId, input), input, now)
})
