import { createHash } from 'node:crypto'

// RFC 6962 §2.1. The prefix byte keeps a node from being passed off as a leaf.
const LEAF_PREFIX = Buffer.of(0)
const NODE_PREFIX = Buffer.of(1)

export const HASH_BYTES = 32 // SHA-256

function sha256(...parts: (Buffer | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const leafHash = (text: string): Buffer => sha256(LEAF_PREFIX, Buffer.from(text))
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE_PREFIX, left, right)
export const emptyRoot: Buffer = sha256()

/**
 * The root above adjacent subtrees, largest first, as RFC 6962 splits a tree: of a compact range, or of the
 * subtrees that make up a range of leaves. The root of an empty tree for no subtrees.
 */
export const rootOfSubtrees = (hashes: readonly Buffer[]): Buffer =>
  hashes.reduceRight<Buffer | undefined>(
    (right, left) => (right ? nodeHash(left, right) : left),
    undefined,
  ) ?? emptyRoot

/** The root above 1, 2, 4, 8 … hashes of one level. */
export function rootOfCompleteSubtree(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0] as Buffer
  const half = hashes.length / 2
  return nodeHash(rootOfCompleteSubtree(hashes.slice(0, half)), rootOfCompleteSubtree(hashes.slice(half)))
}
