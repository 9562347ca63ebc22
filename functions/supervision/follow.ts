import { onSchedule } from '../core/jobs/job'
import { deleteRosterChanges } from '../identity/api'
import { followLearners } from './follow-learners'
import { readChanges } from './read-changes'
import { findFollowed, putFollowed, putFollowedMarks, readFollowedMarks } from './store/followed'
import { deleteUnitsToCount, listUnitsToCount } from './store/units-to-count'
import { countUnits } from './touched-units'

/**
 * A roster change is announced before its write, which ends with its function: 30 s at most, and a margin.
 */
const CLOSED_AFTER_MS = 90_000
/** Learners whose standings are held in memory before their units are counted. */
const CHUNK_LEARNERS = 5000

const closedBefore = (now: Date) => new Date(now.getTime() - CLOSED_AFTER_MS)

/**
 * Brings standings and totals up to date with ledger and roster. It pulls, so that no beat and no completion
 * writes anything for it. What it followed is remembered last: after a crash the next run follows it again,
 * which changes nothing that is right. `closedAt`: what was recorded until then is in the table.
 */
export async function followCompletion(now: Date, closedAt = closedBefore(now)): Promise<void> {
  const followed = await findFollowed()
  const marksBefore = await readFollowedMarks()
  const unitsToCount = await listUnitsToCount()
  const changes = await readChanges({ logCursor: followed?.logCursor ?? 0, marks: marksBefore, closedAt })
  // First: a count of these reads the index, which does not yet have what is written below.
  await countUnits(unitsToCount, [], now)
  await deleteUnitsToCount(unitsToCount)
  const marks = new Set(changes.followedMarks)
  const learnerIds = [...changes.learners.keys()]
  for (let at = 0; at < learnerIds.length; at += CHUNK_LEARNERS) {
    const chunk = learnerIds.slice(at, at + CHUNK_LEARNERS)
    for (const mark of await followLearners(chunk, changes.learners, now)) marks.add(mark)
  }
  await deleteRosterChanges(changes.rosterChanges)
  await putFollowedMarks(marks, marksBefore)
  await putFollowed({ logCursor: changes.logCursor, countedThrough: closedAt.toISOString() })
}

export const handler = onSchedule((now) => followCompletion(now))
