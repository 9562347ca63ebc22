import { clock } from '../core/clock'
import { onSchedule } from '../core/jobs/job'
import { settleCrashedChanges } from '../identity/api'
import { settleUnit } from './settle-unit'
import { listUnitNotes } from './store/notes'

/** Less than the function's timeout; what is left is done by the next run. */
const RUN_SECONDS_MAX = 700

/** Goes on with every change of a unit that is not carried out yet, the oldest first. */
export async function settleUnits(now: Date): Promise<void> {
  const startedMs = clock.now().getTime()
  const isOver = () => clock.now().getTime() - startedMs > RUN_SECONDS_MAX * 1000
  await settleCrashedChanges(now) // a request may have crashed at one of its people
  const notes = await listUnitNotes()
  const oldestFirst = notes.toSorted((one, other) => one.changeId.localeCompare(other.changeId))
  for (const note of oldestFirst) if (!isOver()) await settleUnit(note, now, isOver)
}

export const handler = onSchedule(settleUnits)
