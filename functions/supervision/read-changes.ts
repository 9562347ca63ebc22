import { listRosterChanges, type RosterChange } from '../identity/api'
import { type EntryKey, entryKeyOf, unsealedKeyPages } from '../ledger/api'
import { entriesSince, type LogCursor } from '../log/api'
import { markOf } from './store/followed'

/** What changed of a learner. */
export interface UnfollowedChange {
  /** Entries that no run has followed; the entry itself may not be there yet. */
  entryKeys: EntryKey[]
}

export interface Changes {
  learners: Map<string, UnfollowedChange>
  rosterChanges: RosterChange[]
  /** Of entries that were followed before and are still unsealed. */
  followedMarks: Set<string>
  logCursor: LogCursor
}

interface FollowedBefore {
  logCursor: LogCursor
  marks: ReadonlySet<string>
  /** Roster changes announced before this instant have been written. */
  closedAt: Date
}

/**
 * Everything recorded since the last run. The queue of unsealed entries is read before the log, so that an
 * entry that is sealed in between is seen in one of them.
 */
export async function readChanges({ logCursor, marks, closedAt }: FollowedBefore): Promise<Changes> {
  const learners = new Map<string, UnfollowedChange>()
  const changeOf = (learnerId: string): UnfollowedChange => {
    const change = learners.get(learnerId) ?? { entryKeys: [] }
    learners.set(learnerId, change)
    return change
  }
  const rosterChanges = await listRosterChanges(closedAt)
  for (const { learnerId } of rosterChanges) changeOf(learnerId)
  const followedMarks = new Set<string>()
  for await (const keys of unsealedKeyPages())
    for (const key of keys) {
      const mark = markOf(key)
      if (marks.has(mark)) followedMarks.add(mark)
      else changeOf(key.learnerId).entryKeys.push(key)
    }
  let cursor = logCursor
  for (let page = await entriesSince(cursor); page.entries.length > 0; page = await entriesSince(cursor)) {
    for (const { learnerId, entry } of page.entries) {
      const key = entryKeyOf(learnerId, entry.entryId)
      if (!marks.has(markOf(key))) changeOf(learnerId).entryKeys.push(key)
    }
    cursor = page.next
  }
  return { learners, rosterChanges, followedMarks, logCursor: cursor }
}
