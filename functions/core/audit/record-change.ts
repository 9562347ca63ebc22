import { putIfAbsent } from '../dynamodb/conditional-write'
import { unavailableError } from '../transient-error'
import { type Change, type ChangeLine, hashOfLine } from './change-line'
import { attributesOf, ChangeLineEntity, changesOfObject, objectKeyOf } from './entity'

const ATTEMPTS_MAX = 10
/** A repeat finds its line among these: a caller repeats the last changes of an object, never older ones. */
const LINES_COMPARED = 5

/**
 * Appends a change to the log of its object, once: a repeat with the same `changeId` adds nothing. A caller
 * writes the change first and its line second, and repeats the line at the next change or look, in case a
 * crash came in between.
 */
export async function recordChange(change: Change, now: Date): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const lines = await latestLines(objectKeyOf(change))
    if (lines.some(({ changeId }) => changeId === change.changeId)) return
    if (await putLine(lineAfter(lines[0], change, now))) return
  }
  throw unavailableError(`${ATTEMPTS_MAX} other changes of one object were recorded at the same time`)
}

const lineAfter = (last: ChangeLine | undefined, change: Change, now: Date): ChangeLine => ({
  ...change,
  number: (last?.number ?? 0) + 1,
  previousHash: last ? hashOfLine(last) : '',
  recordedAt: now.toISOString(),
})

const putLine = (line: ChangeLine) => putIfAbsent(ChangeLineEntity, { ...attributesOf(line), line })

async function latestLines(object: string): Promise<ChangeLine[]> {
  const { Items = [] } = await changesOfObject
    .query({ object })
    .options((options) => ({ ...options, limit: LINES_COMPARED }))
    .send()
  return Items.map(({ line }) => line)
}
