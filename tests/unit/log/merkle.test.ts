import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { createCompactTree } from '@zhixing/functions/log/merkle/compact-tree'
import {
  emptyRoot,
  leafHash,
  nodeHash,
  rootOfCompleteSubtree,
  rootOfSubtrees,
} from '@zhixing/functions/log/merkle/hash'
import {
  completeSubtreesOf,
  consistencyRanges,
  inclusionRanges,
  type LeafRange,
} from '@zhixing/functions/log/merkle/proof-ranges'
import { isConsistent, isIncluded } from '@zhixing/functions/log/merkle/verify-proof'
import fc from 'fast-check'
import { type ProofVector, readVectors } from '../../support/log/rfc6962'

const bytes = (text: string) => Buffer.from(text ?? '', 'base64')
const proofOf = ({ proof }: ProofVector) => (proof ?? []).map(bytes)

const [inclusions, consistencies] = [readVectors('inclusion'), readVectors('consistency')]

test('all published vectors are present', () => {
  expect([inclusions.length, consistencies.length]).toEqual([49, 49])
})

test.each(inclusions)('inclusion proof %s', (_, vector) => {
  const { leafIdx: index, treeSize: size } = vector
  expect(
    isIncluded({
      index,
      size,
      leaf: bytes(vector.leafHash),
      root: bytes(vector.root),
      proof: proofOf(vector),
    }),
  ).toBe(!vector.wantErr)
})

test.each(consistencies)('consistency proof %s', (_, vector) => {
  const { size1: from, size2: to } = vector
  const given = {
    from,
    to,
    fromRoot: bytes(vector.root1),
    toRoot: bytes(vector.root2),
    proof: proofOf(vector),
  }
  expect(isConsistent(given)).toBe(!vector.wantErr)
})

test('control: a verifier that accepts everything fails most vectors', () => {
  expect([...inclusions, ...consistencies].filter(([, { wantErr }]) => wantErr)).toHaveLength(92)
})

test('a consistency proof from size 0 is refused', () => {
  for (const to of [0, 1, 5])
    expect(isConsistent({ from: 0, to, fromRoot: emptyRoot, toRoot: emptyRoot, proof: [] })).toBe(false)
})

/** The definition of RFC 6962 §2.1, word for word, as the oracle. */
function rootByDefinition(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return emptyRoot
  if (leaves.length === 1) return leafHash(leaves[0] as string)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)))
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, index) => `leaf ${index}`)
const hashesOf = (leaves: string[], paths: LeafRange[]) =>
  paths.map(([from, to]) => rootByDefinition(leaves.slice(from, to)))

describe('the tree', () => {
  test('has the root of the definition at every size and returns each completed subtree', () => {
    const tree = createCompactTree()
    const all = leavesOf(70)
    for (const [index, leaf] of all.entries()) {
      for (const { level, index: at, hash } of tree.append(leafHash(leaf))) {
        expect(hash).toEqual(rootByDefinition(all.slice(at * 2 ** level, (at + 1) * 2 ** level)))
      }
      expect([tree.size(), tree.root()]).toEqual([index + 1, rootByDefinition(all.slice(0, index + 1))])
    }
  })

  test('grows from its compact range as from its leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 40 }), (size, more) => {
        const leaves = leavesOf(size + more)
        const edge = completeSubtreesOf([0, size]).map(({ level, index }) =>
          rootOfCompleteSubtree(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level).map(leafHash)),
        )
        const tree = createCompactTree({ size, edge })
        expect(rootOfSubtrees(edge)).toEqual(rootByDefinition(leaves.slice(0, size)))
        for (const leaf of leaves.slice(size)) tree.append(leafHash(leaf))
        expect(tree.root()).toEqual(rootByDefinition(leaves))
      }),
      { numRuns: 100 },
    )
  })

  test('proves every leaf of every tree up to 65 leaves, and at no other index', () => {
    for (let size = 1; size <= 65; size++) {
      const leaves = leavesOf(size)
      const whole = rootByDefinition(leaves)
      for (const [index, leaf] of leaves.entries()) {
        const proof = hashesOf(leaves, inclusionRanges(index, [0, size]))
        const given = { leaf: leafHash(leaf), index, size, proof, root: whole }
        expect(isIncluded(given)).toBe(true)
        expect(isIncluded({ ...given, index: (index + 1) % (size + 1) })).toBe(false)
        expect(isIncluded({ ...given, leaf: leafHash('another') })).toBe(false)
        if (proof.length) expect(isIncluded({ ...given, proof: proof.slice(1) })).toBe(false)
      }
    }
  })

  test('proves every earlier tree to be a prefix, and no other tree', () => {
    for (let to = 1; to <= 40; to++) {
      const leaves = leavesOf(to)
      const toRoot = rootByDefinition(leaves)
      for (let from = 1; from <= to; from++) {
        const proof = hashesOf(leaves, consistencyRanges(from, [0, to]))
        const fromRoot = rootByDefinition(leaves.slice(0, from))
        expect(isConsistent({ from, to, fromRoot, toRoot, proof })).toBe(true)
        const changed = rootByDefinition(['changed', ...leaves.slice(1, from)])
        expect(isConsistent({ from, to, fromRoot: changed, toRoot, proof })).toBe(false)
      }
    }
  })

  test('appends 100,000 leaves within 30 s of one core and 150 MB', () => {
    const before = process.cpuUsage()
    const memory = process.memoryUsage().heapUsed
    const tree = createCompactTree()
    for (let index = 0; index < 100_000; index++)
      tree.append(leafHash(`{"title":"${'课程'.repeat(20)}","index":${index}}`))
    const { user, system } = process.cpuUsage(before)
    expect(tree.size()).toBe(100_000)
    expect((user + system) / 1e6).toBeLessThan(30)
    expect((process.memoryUsage().heapUsed - memory) / 1e6).toBeLessThan(150)
  })
})

test('a node cannot be passed off as a leaf; control: without the prefix byte it can', () => {
  const [left, right] = [leafHash('a'), leafHash('b')]
  const plain = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  expect(plain(Buffer.of(0), left, right)).not.toEqual(nodeHash(left, right))
  expect(plain(Buffer.concat([left, right]))).toEqual(plain(left, right))
})
