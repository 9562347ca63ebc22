import { onSchedule } from '../core/jobs/job'
import { log } from '../core/log'
import { sealChanges } from './changes/seal-changes'
import { unsealedCandidates } from './sealing/candidates'
import { lodgeCheckpoint } from './sealing/lodge-checkpoint'
import { startRound } from './sealing/round'
import { findLogHead, moveLogHead } from './store/head'

/** Leaves between two checkpoints: as many as a function appends well within its 15 minutes. */
const ROUND_LEAVES_MAX = 131_072

/**
 * Appends the unsealed entries to the log in the order of their keys and signs the new head. After a crash at
 * any write the next run continues, and two runs at the same time agree: each leaf is decided once, by
 * `putLeafGroup`, and each head once, by `moveLogHead`.
 */
export async function seal(now: Date): Promise<void> {
  let isFinished = false
  while (!isFinished) isFinished = await sealRound(now)
}

/** The line by which cloud/alarms.yml knows that there was a seal. */
export const handler = onSchedule(async (now) => {
  await seal(now)
  await sealChanges(now)
  log.info({ event: 'seal-finished' })
})

/** Returns true if no unsealed entries are left for another round. */
async function sealRound(now: Date): Promise<boolean> {
  const head = await findLogHead()
  if (head) await lodgeCheckpoint(head) // a crash may have come between the move of the head and this
  const round = startRound(head)
  await round.adopt()
  let isQueueRead = true
  for await (const candidates of unsealedCandidates()) {
    await round.place(candidates)
    isQueueRead = round.leaves() < ROUND_LEAVES_MAX
    if (!isQueueRead) break
  }
  await round.flush()
  if (round.leaves() === 0) return true
  const next = round.head(now)
  // If another run was first, the next round adopts its leaves.
  if (!(await moveLogHead(next, head))) return false
  await lodgeCheckpoint(next)
  return isQueueRead
}
