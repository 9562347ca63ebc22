import * as contract from '@zhixing/shared/corrections/contract'
import { mayOpenEvidence } from '@zhixing/shared/corrections/rules'
import { endpoint } from '../../core/http/endpoint'
import { log } from '../../core/log'
import { createReadAddress } from '../../core/storage/file-address'
import { evidenceUrlOf } from '../evidence-file'
import { openRequest } from '../open-request'
import { toWorkflowRequest } from '../store/credit-request'

export const getEvidence = endpoint(
  contract.getEvidence,
  async ({ input: { requestId }, actor, now, refuse }) => {
    const { found, caller } = await openRequest(requestId, actor, refuse)
    if (!mayOpenEvidence(toWorkflowRequest(found), caller, now)) throw refuse('request/forbidden')
    const { fileName, sha256, contentType } = found.facts.evidence
    if (!contentType) throw refuse('credits/evidence-not-found')
    log.access({ event: 'evidence-opened', evidence: requestId, by: actor.learnerId })
    return createReadAddress(evidenceUrlOf(found.requestedBy, { sha256, contentType }), fileName, now)
  },
)
