import { onSchedule } from '../core/jobs/job'
import { textOf } from '../ledger/api'
import { lodge } from './lodge'
import { emptyRoot, growingTree } from './merkle'
import { BLOCK, BLOCK_LEVELS } from './store/entity'
import {
  type Head,
  type Leaves,
  leavesAt,
  moveHead,
  placeLeaves,
  putNode,
  putSealed,
  readHead,
  takeFromQueue,
} from './store/log'
import { type Candidate, unsealed } from './unsealed'

/** Between two checkpoints: as many as a function can append well within its time. */
const ROUND_LEAVES_MAX = 131_072

/**
 * Appends what waits to the log, in the order of keys, and signs where it ends. Crashed anywhere, the next run goes on where this one stopped; two at
 * once help each other and agree, because `placeLeaves` decides each place once and `moveHead` each end.
 */
export async function seal(now: Date): Promise<void> {
  while (await sealRound(now)) {
    // another round
  }
}

export const handler = onSchedule(seal)

/** True if there may be more. */
async function sealRound(now: Date): Promise<boolean> {
  const head = await readHead()
  if (head) await lodge(head) // if a crash kept it from being lodged, then first
  const round = roundFrom(head)
  await round.adopt()
  let isAll = true
  for await (const candidates of unsealed()) {
    await round.place(candidates)
    isAll = round.placed() < ROUND_LEAVES_MAX
    if (!isAll) break
  }
  await round.settled()
  if (round.placed() === 0) return false
  const next = round.head(now)
  if (!(await moveHead(next, head))) return true // another run was faster: what it left is for the next round
  await lodge(next)
  return !isAll
}

function roundFrom(head: Head | undefined) {
  const tree = growingTree(head)
  const start = tree.size()
  const taken = new Set<string>() // by a run beside this one
  let settling: Promise<unknown> = Promise.resolve()
  let waiting: Candidate[] = []

  /** The rest of what makes leaves sealed. The queue lets go of them last; before that, a crash has the next run adopt them. */
  async function settle(leaves: Leaves): Promise<void> {
    const nodes = leaves.hashes
      .flatMap((hash) => tree.append(hash))
      .filter(({ level }) => level > 0 && level % BLOCK_LEVELS === 0)
    await settling // one at a time; meanwhile the next are read
    settling = Promise.all([putSealed(leaves), ...nodes.map(putNode)]).then(() => takeFromQueue(leaves.keys))
    settling.catch(() => {}) // whoever waits for it next is told
  }

  async function adopt(): Promise<void> {
    for (let leaves = await leavesAt(tree.size()); leaves; leaves = await leavesAt(tree.size())) {
      for (const key of leaves.keys) taken.add(textOf(key))
      await settle(leaves)
    }
  }

  async function placeOnce(): Promise<void> {
    const index = tree.size()
    const chosen = waiting.slice(0, BLOCK - (index % BLOCK)) // never across the border of a block
    const leaves = { index, keys: chosen.map(({ key }) => key), hashes: chosen.map(({ hash }) => hash) }
    if (await placeLeaves(leaves)) {
      waiting = waiting.slice(chosen.length)
      return settle(leaves)
    }
    await adopt()
    waiting = waiting.filter(({ key }) => !taken.has(textOf(key)))
  }

  const room = () => BLOCK - (tree.size() % BLOCK)
  return {
    adopt,
    placed: () => tree.size() - start,
    /** Whole blocks at once; what is left over waits for more. */
    async place(candidates: Candidate[]): Promise<void> {
      waiting.push(...candidates.filter(({ key }) => !taken.has(textOf(key))))
      while (waiting.length >= room()) await placeOnce()
    },
    async settled(): Promise<void> {
      while (waiting.length) await placeOnce()
      await settling
    },
    head: (now: Date): Head => ({
      size: tree.size(),
      root: tree.root(),
      edge: tree.edge(),
      sealedAt: now.toISOString(),
      previousSize: start,
      previousRoot: head?.root ?? emptyRoot,
    }),
  }
}
