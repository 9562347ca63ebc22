import {
  consistencyPath,
  inclusionPath,
  type Range,
  rootOfComplete,
  rootOfSubtrees,
  subtreesOf,
} from '../merkle'
import { BLOCK, BLOCK_LEVELS } from './entity'
import { leafHashesBetween, nodesOf } from './log'

/** Why this leaf is in the tree of this size: two queries for each eight levels of it. */
export const inclusionProof = (index: number, size: number): Promise<Buffer[]> =>
  hashesOf(inclusionPath(index, [0, size]), size)
/** Why the tree of `from` leaves is the beginning of that of `to`. */
export const consistencyProof = (from: number, to: number): Promise<Buffer[]> =>
  hashesOf(consistencyPath(from, [0, to]), to)

async function hashesOf(ranges: Range[], size: number): Promise<Buffer[]> {
  const blocks = new Map<string, Promise<Buffer[]>>()
  const block = (level: number, index: number) => {
    const name = `${level}/${index}`
    const known = blocks.get(name) ?? readBlock(level, index, size)
    blocks.set(name, known)
    return known
  }
  const subtree = async (level: number, index: number): Promise<Buffer> => {
    const stored = Math.floor(level / BLOCK_LEVELS) * BLOCK_LEVELS // the highest level at or below it whose nodes are kept
    const [first, width] = [index * 2 ** (level - stored), 2 ** (level - stored)]
    const nodes = (await block(stored, Math.floor(first / BLOCK))).slice(
      first % BLOCK,
      (first % BLOCK) + width,
    )
    if (nodes.filter(Boolean).length !== width)
      throw new Error(`the log lacks nodes ${first} to ${first + width} of level ${stored}`)
    return rootOfComplete(nodes)
  }
  return Promise.all(
    ranges.map(async (range) =>
      rootOfSubtrees(await Promise.all(subtreesOf(range).map(({ level, index }) => subtree(level, index)))),
    ),
  )
}

async function readBlock(level: number, block: number, size: number): Promise<Buffer[]> {
  const hashes: Buffer[] = []
  if (level === 0)
    for await (const hash of leafHashesBetween(block * BLOCK, Math.min((block + 1) * BLOCK, size)))
      hashes.push(hash)
  else for (const { index, hash } of await nodesOf(level, block)) hashes[index % BLOCK] = hash
  return hashes
}
