import type { EvidenceType } from '@zhixing/shared/corrections/contract'
import { environment } from '../core/environment'

interface EvidenceFile {
  sha256: string
  contentType: EvidenceType
}

/**
 * The address of a file of evidence: below the person who uploaded it, by the hash of its content. Uploaded
 * twice it is one file, and a requester cannot name a file of another person.
 */
export const evidenceUrlOf = (uploadedBy: string, { sha256, contentType }: EvidenceFile): URL =>
  new URL(`/evidence/${uploadedBy}/${sha256}.${extensions[contentType]}`, environment.evidenceUrl)

const extensions: Record<EvidenceType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}
