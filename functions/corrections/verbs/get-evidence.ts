import * as contract from '@zhixing/shared/corrections/contract'
import { mayOpenEvidence } from '@zhixing/shared/corrections/rules'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { readAddressOf } from '../../core/storage/file-address'
import { askedOf } from '../asked'
import { evidenceUrlOf } from '../evidence-file'
import { openManaged } from '../managed-request'

export const getEvidence = endpoint(contract.getEvidence, async ({ input: { requestId }, actor, now }) => {
  const { found, grants } = await openManaged(requestId, actor)
  if (!mayOpenEvidence(askedOf(found), actor.learnerId, grants)) throw new Refusal('request/forbidden')
  const { fileName, sha256, contentType } = found.facts.evidence
  if (!contentType) throw new Refusal('credits/evidence-not-found')
  console.info(JSON.stringify({ level: 'access', evidence: requestId, by: actor.learnerId })) // kept for a year: who opened what, should anybody ask
  return readAddressOf(evidenceUrlOf(found.requestedBy, { sha256, contentType }), fileName, now)
})
