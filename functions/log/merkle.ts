import { createHash } from 'node:crypto'

// The tree of RFC 6962. The prefix byte keeps a node from ever being passed off as a leaf.
const sha256 = (...parts: (Buffer | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const [leafPrefix, nodePrefix] = [Buffer.of(0), Buffer.of(1)]

export const leafHash = (text: string): Buffer => sha256(leafPrefix, Buffer.from(text))
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodePrefix, left, right)
export const emptyRoot: Buffer = sha256()

/** A complete subtree: `level` 0 is a leaf, its index is counted from the left among those of the level. */
export interface Node {
  level: number
  index: number
  hash: Buffer
}

/**
 * A tree of which only the right edge is kept: the roots of its complete subtrees, largest first, one for each bit of the size. That is all
 * an append needs, so a tree of a hundred thousand takes no more memory than one of ten.
 */
export function growingTree(from: { size: number; edge: readonly Buffer[] } = { size: 0, edge: [] }) {
  let { size } = from
  const edge = [...from.edge]
  return {
    size: () => size,
    edge: () => [...edge],
    root: () =>
      edge.reduceRight<Buffer | undefined>(
        (right, left) => (right ? nodeHash(left, right) : left),
        undefined,
      ) ?? emptyRoot,
    /** The subtrees this leaf completes, itself first. */
    append(hash: Buffer): Node[] {
      const completed: Node[] = [{ level: 0, index: size, hash }]
      let last = hash
      let [level, index] = [0, size]
      while (index % 2 === 1) {
        last = nodeHash(edge.pop() as Buffer, last)
        level++
        index = (index - 1) / 2
        completed.push({ level, index, hash: last })
      }
      edge.push(last)
      size++
      return completed
    },
  }
}

/** Leaves `from` to `to`, `to` not among them. */
export type Range = [from: number, to: number]

/** The largest power of two below a number of leaves: where a tree that is not complete is split. */
function splitOf(leaves: number): number {
  let split = 1
  while (split * 2 < leaves) split *= 2
  return split
}

/** What is left of the tree once a leaf's own branch is taken away, from the leaf upwards (RFC 6962 §2.1.1). */
export function inclusionPath(index: number, [from, to]: Range): Range[] {
  if (to - from <= 1) return []
  const middle = from + splitOf(to - from)
  return index < middle
    ? [...inclusionPath(index, [from, middle]), [middle, to]]
    : [...inclusionPath(index, [middle, to]), [from, middle]]
}

/** What shows that the first `size` leaves of a tree are a tree that was there before (RFC 6962 §2.1.2). */
export function consistencyPath(size: number, [from, to]: Range, isKnown = true): Range[] {
  if (size === to) return isKnown ? [] : [[from, to]]
  const middle = from + splitOf(to - from)
  return size <= middle
    ? [...consistencyPath(size, [from, middle], isKnown), [middle, to]]
    : [...consistencyPath(size, [middle, to], false), [from, middle]]
}

/** The complete subtrees a range is made of, largest first. */
export function subtreesOf([from, to]: Range): Omit<Node, 'hash'>[] {
  const subtrees: Omit<Node, 'hash'>[] = []
  for (let at = from; at < to; ) {
    let [level, leaves] = [0, 1]
    while (at % (leaves * 2) === 0 && at + leaves * 2 <= to) {
      level++
      leaves *= 2
    }
    subtrees.push({ level, index: at / leaves })
    at += leaves
  }
  return subtrees
}

/** Of hashes side by side the one above them all, as RFC 6962 splits; for the subtrees of a range, and for equal ones that make a larger. */
export const rootOfSubtrees = (hashes: readonly Buffer[]): Buffer =>
  hashes.reduceRight<Buffer | undefined>(
    (right, left) => (right ? nodeHash(left, right) : left),
    undefined,
  ) ?? emptyRoot

/** Of 1, 2, 4 … hashes of one level. */
export function rootOfComplete(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0] as Buffer
  const half = hashes.length / 2
  return nodeHash(rootOfComplete(hashes.slice(0, half)), rootOfComplete(hashes.slice(half)))
}
