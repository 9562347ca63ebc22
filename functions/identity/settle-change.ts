import { decodeTime } from 'ulid'
import { recordChange } from '../core/audit/record-change'
import { forEachConcurrently } from '../core/concurrency'
import { unavailableError } from '../core/transient-error'
import { type ChangeNote, deleteChangeNote, listChangeNotes, listChangeNotesOf } from './store/change-notes'
import { findCurrentLearner } from './store/learners'
import { deleteNameRow, type NameRowKey, nameRowsOf, putNameRow } from './store/name-index/rows'
import { releaseRosterLine } from './store/roster'
import type { StoredLearner } from './store/stored-learner'

const ATTEMPTS_MAX = 10

/**
 * Completes a change that was noted, whether or not it was saved: the rows by which the learner is found
 * become those of the present name and unit, an earlier phone number is released, and the audit log has the
 * last change. Returns the learner as they are then.
 *
 * Each row carries the revision of the learner that it was made from, and gives way to a later one only. So
 * two changes may be settled at the same time; the last look at the learner decides.
 */
export async function settleChange(note: ChangeNote, now: Date): Promise<StoredLearner | undefined> {
  const touched: NameRowKey[] = [...note.rows]
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const learner = await findCurrentLearner(note.learnerId)
    touched.push(...(await settleRows(note.learnerId, learner, touched)))
    const current = await findCurrentLearner(note.learnerId)
    if (current?.revision !== learner?.revision) continue // changed in between: once more
    await releaseEarlierPhone(note, current)
    if (current?.lastChange) await recordChange(current.lastChange, now)
    await deleteChangeNote(note)
    return current
  }
  throw unavailableError(`a learner was changed by others ${ATTEMPTS_MAX} times in a row`)
}

/** Puts the rows by which a learner is found once more, because the name of their unit has changed. */
export async function refreshNameRows(learnerId: string): Promise<void> {
  const learner = await findCurrentLearner(learnerId)
  await settleRows(learnerId, learner, [])
}

/** Puts the rows of the learner and deletes those of `touched` that are none of theirs. Returns what it put. */
async function settleRows(
  learnerId: string,
  learner: StoredLearner | undefined,
  touched: readonly NameRowKey[],
): Promise<NameRowKey[]> {
  const rows = learner ? await nameRowsOf(learner) : []
  const isPresent = ({ textKey, orgPath }: NameRowKey) =>
    rows.some((row) => row.textKey === textKey && row.orgPath === orgPath)
  await forEachConcurrently(rows, putNameRow)
  await forEachConcurrently(
    touched.filter((key) => !isPresent(key)),
    (key) => deleteNameRow(key, { learnerId, revision: learner?.revision ?? 0 }),
  )
  return rows
}

async function releaseEarlierPhone(
  { learnerId, phoneKey }: ChangeNote,
  learner: StoredLearner | undefined,
): Promise<void> {
  if (phoneKey !== undefined && learner?.phoneKey !== phoneKey) await releaseRosterLine(phoneKey, learnerId)
}

/** Completes what earlier changes of one learner left undone: the next change replaces their `lastChange`. */
export async function settleChangesOf(learnerId: string, now: Date): Promise<void> {
  for (const note of await listChangeNotesOf(learnerId)) await settleChange(note, now)
}

/** A change that is not settled by then was left by a crash. */
const CHANGE_SECONDS_MAX = 60

/** Completes what crashed changes left undone, so that a search meets no row of an earlier name or unit. */
export async function settleCrashedChanges(now: Date): Promise<void> {
  const crashed = (await listChangeNotes()).filter(
    ({ changeId }) => decodeTime(changeId) + CHANGE_SECONDS_MAX * 1000 < now.getTime(),
  )
  await forEachConcurrently(crashed, (note) => settleChange(note, now))
}
