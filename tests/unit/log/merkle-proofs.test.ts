import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { emptyRoot, leafHash, nodeHash } from '@zhixing/functions/log/merkle/hash'
import {
  consistencyRanges,
  inclusionRanges,
  type LeafRange,
} from '@zhixing/functions/log/merkle/proof-ranges'
import { isConsistent, isIncluded } from '@zhixing/functions/log/merkle/verify-proof'

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
})

test('a node cannot be passed off as a leaf; control: without the prefix byte it can', () => {
  const [left, right] = [leafHash('a'), leafHash('b')]
  const plain = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  expect(plain(Buffer.of(0), left, right)).not.toEqual(nodeHash(left, right))
  expect(plain(Buffer.concat([left, right]))).toEqual(plain(left, right))
})
