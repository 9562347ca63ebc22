import type { StoredRow } from '../../core/dynamodb/rows'
import { entryKeyText } from '../../ledger/api'
import { emptyRoot } from '../merkle/hash'
import { type LodgedFiles, lodgedFileNames } from '../sealing/lodged-files'
import { BLOCK_LEAVES } from '../store/entity'
import { expectedHeadRow, expectedNodeRow, isSameRow } from '../store/expected-rows'
import { isStoredNode } from '../store/nodes'
import { toSealedRow } from '../store/sealed-positions'
import type { FsckFinding } from './finding'
import type { PlacedLeaves } from './placed-leaves'
import type { SignedHead } from './signed-heads'
import type { TableSnapshot } from './snapshot'
import type { TrueLeaves } from './true-leaves'

/** The rows that say at which index an entry is sealed, against the leaves. */
export function findAlteredPositions(
  { sealed }: TableSnapshot,
  leaves: PlacedLeaves['leaves'],
): FsckFinding[] {
  const expected = new Map<string, { row: StoredRow; index: number }>()
  for (const [index, leaf] of leaves.entries())
    if (leaf) expected.set(entryKeyText(leaf.key), { row: toSealedRow(leaf.key, index), index })
  const wrong = [...expected].flatMap(([name, { row, index }]) => {
    const stored = sealed.get(name)
    if (stored && isSameRow(stored, row)) return []
    return [{ where: `sealed ${name}`, what: `${stored ? 'altered' : 'removed'}: leaf ${index} names it` }]
  })
  const inserted = [...sealed.keys()].filter((name) => !expected.has(name))
  return [
    ...wrong,
    ...inserted.map((name) => ({ where: `sealed ${name}`, what: 'inserted: no leaf names it' })),
  ]
}

/** Stored nodes against those of the tree of the true leaves. */
export function findAlteredNodes(snapshot: TableSnapshot, nodes: TrueLeaves['nodes']): FsckFinding[] {
  const expected = new Map(
    nodes
      .filter(isStoredNode)
      .map(({ level, index, hash }) => [`${level}/${index}`, expectedNodeRow(level, index, hash)]),
  )
  const wrong = [...expected].flatMap(([name, row]) => {
    const stored = snapshot.nodes.get(name)
    if (!stored) return [{ where: `node ${name}`, what: `removed: it covers ${BLOCK_LEAVES} leaves or more` }]
    return isSameRow(stored, row) ? [] : [{ where: `node ${name}`, what: 'altered' }]
  })
  const inserted = [...snapshot.nodes.keys()].filter((name) => !expected.has(name))
  return [
    ...wrong,
    ...inserted.map((name) => ({ where: `node ${name}`, what: 'inserted' })),
    ...snapshot.strays.map((where) => ({ where, what: 'inserted' })),
  ]
}

/** The stored head equals the last signed one, or is further by leaves that a run placed and did not sign. */
export function findAlteredHead(
  { head: stored }: TableSnapshot,
  last: SignedHead | undefined,
  { hashes, treeAt }: Pick<TrueLeaves, 'hashes' | 'treeAt'>,
): FsckFinding[] {
  const where = 'head'
  if (!stored) return last ? [{ where, what: 'removed' }] : []
  const size = Number(stored.size)
  const signedSize = last?.size ?? 0
  if (size < signedSize) return [{ where, what: `set back from ${signedSize} to ${size}` }]
  if (!Number.isInteger(size) || size > hashes.length) return [{ where, what: 'altered: the log is shorter' }]
  const { root, edge } = treeAt(size)
  const unsigned = {
    sealedAt: String(stored.sealedAt),
    previousSize: signedSize,
    previousRoot: last?.root ?? emptyRoot,
  }
  const isSigned = size === signedSize
  const { sealedAt, previousSize, previousRoot } = last && isSigned ? last : unsigned
  const expected = expectedHeadRow({ size, root, sealedAt, previousSize, previousRoot }, edge)
  return isSameRow(stored, expected) ? [] : [{ where, what: 'altered' }]
}

/** The files beside a lodged checkpoint; `readSignedHeads` looks for the checkpoint itself. */
export const findMissingFiles = (heads: readonly SignedHead[], lodged: LodgedFiles): FsckFinding[] =>
  heads
    .flatMap((head) => [lodgedFileNames(head).leaves, lodgedFileNames(head).consistency])
    .filter((name) => name !== undefined && !lodged.has(name))
    .map((name) => ({ where: `lodged ${name}`, what: 'not lodged outside, or removed there' }))
