import { createHash } from 'node:crypto'
import { type CreatedReversal, createReversal } from './create-reversal'
import { findCreditRequest } from './store/credit-requests'

interface ReversalOfModule {
  learnerId: string
  entryId: string
  reason: string
  evidenceHash: string
  evidenceName: string // of the record that the hash is of
  requestedBy: string
  origin: string // why it is filed; one origin files one request for an entry
}

/**
 * For other modules: files the request to reverse an entry, once for each entry and origin. Another person
 * decides it in the console. Returns the request as it is stored now, or why there can be none.
 */
export async function fileReversal(
  { origin, evidenceHash, evidenceName, ...reversal }: ReversalOfModule,
  now: Date,
): Promise<CreatedReversal> {
  const requestId = requestIdOf(reversal.learnerId, reversal.entryId, origin)
  const existing = await findCreditRequest(requestId)
  if (existing) return { request: existing }
  const evidence = { fileName: evidenceName, sha256: evidenceHash }
  return createReversal({ requestId, ...reversal, evidence }, now)
}

const CROCKFORD_BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id of 26 characters that follows from the facts. */
function requestIdOf(...facts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(facts)).digest().subarray(0, 26)
  return [...hash].map((byte) => CROCKFORD_BASE32[byte % 32]).join('')
}
