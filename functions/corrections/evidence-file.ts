import type { EvidenceType } from '@zhixing/shared/corrections/contract'
import { environment } from '../core/environment'

interface EvidenceFile {
  sha256: string
  contentType: EvidenceType
}

/** Below whoever has put it and by what is in it: put twice it is one file, and nobody reaches another's by naming it. */
export const evidenceUrlOf = (putBy: string, { sha256, contentType }: EvidenceFile) =>
  new URL(`/evidence/${putBy}/${sha256}.${extensions[contentType]}`, environment.evidenceUrl)

const extensions: Record<EvidenceType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}
