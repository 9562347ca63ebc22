import { rootOfCompleteSubtree, rootOfSubtrees } from './merkle/hash'
import { completeSubtreesOf, consistencyRanges, inclusionRanges, type LeafRange } from './merkle/proof-ranges'
import { BLOCK_LEAVES, BLOCK_LEVELS } from './store/entity'
import { readLeafHashes } from './store/leaves'
import { listNodes } from './store/nodes'

/** Proves that the leaf is in the tree of this size, with two queries for each eight levels of it. */
export const buildInclusionProof = (index: number, size: number): Promise<Buffer[]> =>
  rootsOf(inclusionRanges(index, [0, size]), size)

/** Proves that the tree of `from` leaves is a prefix of the tree of `to` leaves. */
export const buildConsistencyProof = (from: number, to: number): Promise<Buffer[]> =>
  rootsOf(consistencyRanges(from, [0, to]), to)

async function rootsOf(ranges: LeafRange[], size: number): Promise<Buffer[]> {
  const readBlock = blockReader(size)
  const rootOf = async (range: LeafRange) => {
    const subtrees = completeSubtreesOf(range)
    const roots = await Promise.all(subtrees.map(({ level, index }) => subtreeRoot(level, index, readBlock)))
    return rootOfSubtrees(roots)
  }
  return Promise.all(ranges.map(rootOf))
}

type ReadBlock = (level: number, block: number) => Promise<Buffer[]>

/** The root of a complete subtree, from the highest level at or below it whose nodes are stored. */
async function subtreeRoot(level: number, index: number, readBlock: ReadBlock): Promise<Buffer> {
  const storedLevel = Math.floor(level / BLOCK_LEVELS) * BLOCK_LEVELS
  const width = 2 ** (level - storedLevel)
  const first = index * width
  const block = await readBlock(storedLevel, Math.floor(first / BLOCK_LEAVES))
  const nodes = block.slice(first % BLOCK_LEAVES, (first % BLOCK_LEAVES) + width)
  if (nodes.filter(Boolean).length !== width)
    throw new Error(`the log lacks nodes ${first} to ${first + width} of level ${storedLevel}`)
  return rootOfCompleteSubtree(nodes)
}

/** Reads each block of a tree of this size at most once. */
function blockReader(size: number): ReadBlock {
  const blocks = new Map<string, Promise<Buffer[]>>()
  return (level, block) => {
    const name = `${level}/${block}`
    const hashes = blocks.get(name) ?? readBlockHashes(level, block, size)
    blocks.set(name, hashes)
    return hashes
  }
}

async function readBlockHashes(level: number, block: number, size: number): Promise<Buffer[]> {
  const hashes: Buffer[] = []
  if (level === 0) {
    const from = block * BLOCK_LEAVES
    const to = Math.min(from + BLOCK_LEAVES, size)
    for await (const hash of readLeafHashes(from, to)) hashes.push(hash)
  } else {
    for (const { index, hash } of await listNodes(level, block)) hashes[index % BLOCK_LEAVES] = hash
  }
  return hashes
}
