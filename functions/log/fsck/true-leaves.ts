import { decodeBase64 } from '../../core/base64'
import { entryKeyText } from '../../ledger/api'
import { type CompactRange, createCompactTree, type TreeNode } from '../merkle/compact-tree'
import { HASH_BYTES } from '../merkle/hash'
import { type LodgedFiles, lodgedFileNames } from '../sealing/lodged-files'
import type { FsckFinding } from './finding'
import type { PlacedLeaf } from './placed-leaves'
import type { SignedHead } from './signed-heads'
import type { TableSnapshot } from './snapshot'

export interface TrueLeaves {
  hashes: Buffer[]
  nodes: TreeNode[] // every subtree the leaves complete
  treeAt: (size: number) => { root: Buffer; edge: Buffer[] }
  findings: FsckFinding[]
}

export interface LeafCopies {
  heads: SignedHead[]
  leaves: (PlacedLeaf | undefined)[]
  snapshot: TableSnapshot
  lodged: LodgedFiles
}

/**
 * The leaves as they were signed. Each has three copies: lodged outside, stored, and derived from its
 * entry; for every checkpoint the copy that has the signed root is the true one. If none has it, each leaf
 * is what most copies say, and the range is reported. Leaves after the last signature are taken as stored,
 * up to the first gap.
 */
export function findTrueLeaves({ heads, leaves, snapshot, lodged }: LeafCopies): TrueLeaves {
  const findings: FsckFinding[] = []
  const nodes: TreeNode[] = []
  const hashes: Buffer[] = []
  let tree = createCompactTree()
  for (const head of heads) {
    const copies = copiesOf(head, hashes.length, { leaves, snapshot, lodged })
    const fitting = findFitting(copies, head, rangeOf(tree))
    if (!fitting) findings.push(noFittingCopy(head, hashes.length))
    const grown = fitting ?? growBy(rangeOf(tree), majorityOf(copies))
    if (copies.lodged && !isSameList(copies.lodged, grown.hashes))
      findings.push(alteredFile(head, copies.lodged, grown.hashes))
    hashes.push(...grown.hashes)
    nodes.push(...grown.nodes)
    tree = grown.tree
  }
  const signed = rangeOf(tree)
  for (const leaf of leaves.slice(hashes.length)) {
    if (!leaf) break
    hashes.push(leaf.hash)
  }
  for (const hash of hashes.slice(signed.size)) nodes.push(...tree.append(hash))
  return { hashes, nodes, treeAt: (size) => treeOf(hashes, size, signed), findings }
}

type CompactTree = ReturnType<typeof createCompactTree>
const rangeOf = (tree: CompactTree): CompactRange => ({ size: tree.size(), edge: tree.edge() })

interface Copies {
  lodged: Buffer[] | undefined
  stored: (Buffer | undefined)[]
  derived: (Buffer | undefined)[]
}

function copiesOf(head: SignedHead, from: number, sources: Omit<LeafCopies, 'heads'>): Copies {
  const { leaves, snapshot, lodged } = sources
  const range = Array.from({ length: head.size - from }, (_, nth) => leaves[from + nth])
  return {
    lodged: hashesInFile(lodged.get(lodgedFileNames(head).leaves)),
    stored: range.map((leaf) => leaf?.hash),
    derived: range.map((leaf) => leaf && snapshot.entries.get(entryKeyText(leaf.key))),
  }
}

/** A line that is no base64 becomes an empty hash, so that the lines after it keep their places. */
const hashesInFile = (text: string | undefined) =>
  text
    ?.split('\n')
    .slice(0, -1)
    .map((line) => decodeBase64(line) ?? Buffer.alloc(0))

interface GrownTree {
  tree: CompactTree
  hashes: readonly Buffer[]
  nodes: TreeNode[]
}

function growBy(from: CompactRange, hashes: readonly Buffer[]): GrownTree {
  const tree = createCompactTree(from)
  return { tree, hashes, nodes: hashes.flatMap((hash) => tree.append(hash)) }
}

/** The first copy that has the signed root. */
function findFitting(copies: Copies, head: SignedHead, from: CompactRange): GrownTree | undefined {
  const length = head.size - from.size
  for (const copy of [copies.lodged, copies.stored, copies.derived]) {
    if (!copy || copy.length !== length || !copy.every(isHash)) continue
    const grown = growBy(from, copy)
    if (grown.tree.root().equals(head.root)) return grown
  }
  return undefined
}

const isHash = (hash: Buffer | undefined): hash is Buffer => hash?.length === HASH_BYTES

/** For each leaf the hash that two of the three copies have, or else the first there is, or else zeros. */
const majorityOf = ({ lodged, stored, derived }: Copies): Buffer[] =>
  stored.map((_, nth) => {
    const present = [lodged?.[nth], stored[nth], derived[nth]].filter(isHash)
    const isRepeated = (hash: Buffer, index: number) =>
      present.some((other, otherIndex) => otherIndex !== index && other.equals(hash))
    return present.find(isRepeated) ?? present[0] ?? Buffer.alloc(HASH_BYTES)
  })

/** The tree of the first `size` leaves, from the tree that was signed last. */
function treeOf(hashes: readonly Buffer[], size: number, signed: CompactRange) {
  const tree = createCompactTree(size < signed.size ? undefined : signed)
  for (const hash of hashes.slice(tree.size(), size)) tree.append(hash)
  return { root: tree.root(), edge: tree.edge() }
}

const noFittingCopy = ({ size }: SignedHead, from: number): FsckFinding => ({
  where: `checkpoint ${size}`,
  what: `no copy of leaves ${from} to ${size - 1} has the root that was signed`,
})

function alteredFile(head: SignedHead, lines: readonly Buffer[], hashes: readonly Buffer[]): FsckFinding {
  const wrong = hashes.flatMap((hash, nth) => (lines[nth]?.equals(hash) ? [] : [nth + 1]))
  const inLines = wrong.length ? ` in line ${wrong.slice(0, 10).join(', ')}` : ''
  return { where: `lodged ${lodgedFileNames(head).leaves}`, what: `altered${inLines}` }
}

const isSameList = (one: readonly Buffer[], other: readonly Buffer[]) =>
  one.length === other.length && one.every((hash, nth) => hash.equals(other[nth] as Buffer))
