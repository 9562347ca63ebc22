import type { TreeNode } from './compact-tree'

/** Leaves `from` to `to`, `to` excluded. A proof is the list of the roots of such ranges. */
export type LeafRange = [from: number, to: number]

/** The largest power of two below a number of leaves: where RFC 6962 splits a tree. */
function splitPoint(leaves: number): number {
  let split = 1
  while (split * 2 < leaves) split *= 2
  return split
}

/** The ranges beside the branch of a leaf, from the leaf upwards (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, [from, to]: LeafRange): LeafRange[] {
  if (to - from <= 1) return []
  const middle = from + splitPoint(to - from)
  return index < middle
    ? [...inclusionRanges(index, [from, middle]), [middle, to]]
    : [...inclusionRanges(index, [middle, to]), [from, middle]]
}

/**
 * The ranges that prove the tree of the first `size` leaves to be a prefix of the whole (RFC 6962 §2.1.2).
 * `isKnown`: the verifier knows the root of the smaller tree, so no range repeats it.
 */
export function consistencyRanges(size: number, [from, to]: LeafRange, isKnown = true): LeafRange[] {
  if (size === to) return isKnown ? [] : [[from, to]]
  const middle = from + splitPoint(to - from)
  return size <= middle
    ? [...consistencyRanges(size, [from, middle], isKnown), [middle, to]]
    : [...consistencyRanges(size, [middle, to], false), [from, middle]]
}

/** The complete subtrees a range is made of, largest first. */
export function completeSubtreesOf([from, to]: LeafRange): Omit<TreeNode, 'hash'>[] {
  const subtrees: Omit<TreeNode, 'hash'>[] = []
  let start = from
  while (start < to) {
    let level = 0
    let leaves = 1
    while (start % (leaves * 2) === 0 && start + leaves * 2 <= to) {
      level++
      leaves *= 2
    }
    subtrees.push({ level, index: start / leaves })
    start += leaves
  }
  return subtrees
}
