import { describe, expect, test } from '@jest/globals'
import { createCompactTree } from '@zhixing/functions/log/merkle/compact-tree'
import {
  emptyRoot,
  leafHash,
  nodeHash,
  rootOfCompleteSubtree,
  rootOfSubtrees,
} from '@zhixing/functions/log/merkle/hash'
import { completeSubtreesOf } from '@zhixing/functions/log/merkle/proof-ranges'
import fc from 'fast-check'

/** The definition of RFC 6962 §2.1, word for word, as the oracle. */
function rootByDefinition(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return emptyRoot
  if (leaves.length === 1) return leafHash(leaves[0] as string)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)))
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, index) => `leaf ${index}`)

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
