import { type EntryKey, entryKeyText, removeFromUnsealedQueue } from '../../ledger/api'
import { createCompactTree, type TreeNode } from '../merkle/compact-tree'
import { emptyRoot } from '../merkle/hash'
import { BLOCK_LEAVES } from '../store/entity'
import type { LogHead } from '../store/head'
import { findLeafGroup, type LeafGroup, putLeafGroup } from '../store/leaves'
import { isStoredNode, putNode } from '../store/nodes'
import { putSealedPositions } from '../store/sealed-positions'
import type { Candidate } from './candidates'

/**
 * Grows the tree from a head: `adopt` takes over the leaves placed after it, `place` adds candidates in groups,
 * each within one block.
 */
export function startRound(head: LogHead | undefined) {
  const tree = createCompactTree(head)
  const start = tree.size()
  const adopted = new Set<string>()
  let pending: Candidate[] = []
  let lastGroup: Promise<unknown> = Promise.resolve()

  /** Appends the group to the tree and writes what follows from it, while the caller reads on. */
  async function finishGroup(group: LeafGroup): Promise<void> {
    const nodes = group.hashes.flatMap((hash) => tree.append(hash)).filter(isStoredNode)
    await lastGroup // one group at a time
    lastGroup = writeGroup(group, nodes)
    lastGroup.catch(() => {}) // its error is thrown where it is awaited: at the next group or in `flush`
  }

  /** Takes over the leaves that another run, or one that crashed, placed after the end of this tree. */
  async function adopt(): Promise<void> {
    for (let group = await findLeafGroup(tree.size()); group; group = await findLeafGroup(tree.size())) {
      for (const key of group.keys) adopted.add(entryKeyText(key))
      await finishGroup(group)
    }
  }

  const isAdopted = ({ key }: { key: EntryKey }) => adopted.has(entryKeyText(key))
  const roomInBlock = () => BLOCK_LEAVES - (tree.size() % BLOCK_LEAVES)

  async function placeGroup(): Promise<void> {
    const chosen = pending.slice(0, roomInBlock())
    const group = {
      index: tree.size(),
      keys: chosen.map(({ key }) => key),
      hashes: chosen.map(({ hash }) => hash),
    }
    if (await putLeafGroup(group)) {
      pending = pending.slice(chosen.length)
      return finishGroup(group)
    }
    await adopt()
    pending = pending.filter((candidate) => !isAdopted(candidate))
  }

  return {
    adopt,
    /** How many leaves this round has added. */
    leaves: () => tree.size() - start,
    /** Places whole blocks; the rest stays pending until more come or `flush`. */
    async place(candidates: Candidate[]): Promise<void> {
      pending.push(...candidates.filter((candidate) => !isAdopted(candidate)))
      while (pending.length >= roomInBlock()) await placeGroup()
    },
    /** Places what is pending and waits for the last write. */
    async flush(): Promise<void> {
      while (pending.length) await placeGroup()
      await lastGroup
    },
    head: (now: Date): LogHead => ({
      size: tree.size(),
      root: tree.root(),
      edge: tree.edge(),
      sealedAt: now.toISOString(),
      previousSize: start,
      previousRoot: head?.root ?? emptyRoot,
    }),
  }
}

/** Removes the queue rows last: after a crash before that, the next run adopts the group and repeats this. */
async function writeGroup(group: LeafGroup, nodes: TreeNode[]): Promise<void> {
  await Promise.all([putSealedPositions(group), ...nodes.map(putNode)])
  await removeFromUnsealedQueue(group.keys)
}
