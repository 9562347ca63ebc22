import { ALGORITHM, type TreeHead } from '../checkpoint/note'
import { HASH_BYTES } from '../merkle/hash'

// How hashes and tree heads are stored. Writers and fsck share it, so that fsck expects what was written.

export const toBase64 = (hash: Uint8Array) => Buffer.from(hash).toString('base64')
export const fromBase64 = (text: string) => Buffer.from(text, 'base64')

export const toTreeHeadAttributes = ({ size, root, sealedAt, previousSize, previousRoot }: TreeHead) => ({
  size,
  root: toBase64(root),
  sealedAt,
  previousSize,
  previousRoot: toBase64(previousRoot),
})

export interface SignedNote {
  logName: string
  verifierKey: string
  note: string
}

export const toCheckpointAttributes = (head: TreeHead, signed: SignedNote) => ({
  ...toTreeHeadAttributes(head),
  algorithm: ALGORITHM,
  ...signed,
})

/** Hashes of 32 bytes each, from one text of base64. */
export function splitHashes(encoded: string): Buffer[] {
  const bytes = fromBase64(encoded)
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, nth) =>
    bytes.subarray(nth * HASH_BYTES, (nth + 1) * HASH_BYTES),
  )
}
