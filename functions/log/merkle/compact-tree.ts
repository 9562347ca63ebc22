import { nodeHash, rootOfSubtrees } from './hash'

/** The root of a complete subtree. Level 0 is a leaf; the index counts from the left within the level. */
export interface TreeNode {
  level: number
  index: number
  hash: Buffer
}

/**
 * What is stored of a tree so that it can grow: its size and the roots of its complete subtrees, largest
 * first.
 */
export interface CompactRange {
  size: number
  edge: readonly Buffer[]
}

/**
 * A tree of RFC 6962 of which only the compact range is held, one hash for each bit of the size: all that
 * an append needs, so a tree of a hundred thousand leaves takes no more memory than one of ten.
 */
export function createCompactTree(from: CompactRange = { size: 0, edge: [] }) {
  let { size } = from
  const edge = [...from.edge]
  return {
    size: () => size,
    edge: () => [...edge],
    root: () => rootOfSubtrees(edge),
    /** Appends the hash of a leaf. Returns the subtrees it completes, the leaf itself first. */
    append(leaf: Buffer): TreeNode[] {
      const completed: TreeNode[] = [{ level: 0, index: size, hash: leaf }]
      let hash = leaf
      let level = 0
      let index = size
      while (index % 2 === 1) {
        hash = nodeHash(edge.pop() as Buffer, hash)
        level++
        index = (index - 1) / 2
        completed.push({ level, index, hash })
      }
      edge.push(hash)
      size++
      return completed
    },
  }
}
