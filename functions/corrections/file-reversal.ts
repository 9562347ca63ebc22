import { derivedIdOf } from '../core/id'
import { type CreatedReversal, createReversal } from './create-reversal'
import { findCreditRequest } from './store/credit-requests'

interface FiledReversal {
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
  { origin, evidenceHash, evidenceName, ...reversal }: FiledReversal,
  now: Date,
): Promise<CreatedReversal> {
  const requestId = derivedIdOf(JSON.stringify([reversal.learnerId, reversal.entryId, origin]))
  const existing = await findCreditRequest(requestId)
  if (existing) return { request: existing }
  const evidence = { fileName: evidenceName, sha256: evidenceHash }
  return createReversal({ requestId, ...reversal, evidence }, now)
}
