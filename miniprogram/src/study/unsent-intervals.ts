import { Refusal } from '@zhixing/shared/problem'
import { heartbeat } from '@zhixing/shared/progress/contract'
import { type Interval, subtract, union } from '@zhixing/shared/study-records/intervals'
import { call } from '../api/call'
import { readStored, removeStored, writeStored } from '../platform/storage'

/** Played intervals of one lesson that no answer has confirmed. Stored, so they outlive page and app. */
export interface UnsentIntervals {
  courseId: string
  lessonId: string
  record: string
  played: Interval[]
}

interface NextHeartbeat {
  record: string
  played: Interval[]
}

const KEY = 'unsent'
const INTERVALS_MAX = 100 // the contract's limit for one heartbeat; the next one carries the rest

/** One for each lesson, the oldest first. Earlier versions stored a single one. */
export function listUnsent(): UnsentIntervals[] {
  const stored = readStored<UnsentIntervals | UnsentIntervals[]>(KEY) ?? []
  return Array.isArray(stored) ? stored : [stored]
}

export const findUnsent = (lessonId: string) => listUnsent().find((each) => each.lessonId === lessonId)

/** Replaces what is stored of this lesson; without intervals, it is removed. Other lessons stay. */
function writeUnsent(unsent: UnsentIntervals) {
  const others = listUnsent().filter(({ lessonId }) => lessonId !== unsent.lessonId)
  const left = unsent.played.length ? [...others, unsent] : others
  if (left.length) writeStored(KEY, left)
  else removeStored(KEY)
}

/** Adds played intervals to the stored ones of their lesson. */
export function saveUnsent({ courseId, lessonId, record, played }: UnsentIntervals) {
  const earlier = findUnsent(lessonId)?.played ?? []
  writeUnsent({ courseId, lessonId, record, played: union(earlier, played) })
}

/** The unsent intervals of this lesson as its next heartbeat; undefined when there are none. */
export function nextHeartbeat(lessonId: string, record: string): NextHeartbeat | undefined {
  const unsent = findUnsent(lessonId)
  return unsent && { record, played: unsent.played.slice(0, INTERVALS_MAX) }
}

/** Removes the intervals of a lesson that an answer has confirmed; those played since stay. */
export function removeConfirmed(lessonId: string, played: Interval[]) {
  const unsent = findUnsent(lessonId)
  if (unsent) writeUnsent({ ...unsent, played: subtract(unsent.played, played) })
}

let previousSend: Promise<unknown> = Promise.resolve()

/**
 * Runs `send` after every earlier one has ended. Pages share this order, so that the lesson being left and
 * the lesson being entered never send the same intervals twice.
 */
export function sendInTurn<T>(send: () => Promise<T>): Promise<T> {
  const current = previousSend.then(send)
  previousSend = current.catch(() => {})
  return current
}

let inFlight: Promise<void> | undefined

/**
 * Sends the intervals that earlier visits left, with the records they were played under. Intervals of an
 * ended session stay stored; the next launch of that lesson sends them. Throws `Unavailable` when the server
 * is unreachable.
 */
export function sendUnsent(): Promise<void> {
  inFlight ??= sendInTurn(sendStored).finally(() => {
    inFlight = undefined
  })
  return inFlight
}

async function sendStored() {
  for (const unsent of listUnsent()) await sendLesson(unsent)
}

/** A refusal of one lesson does not hold up the others. */
async function sendLesson(unsent: UnsentIntervals) {
  const beat = nextHeartbeat(unsent.lessonId, unsent.record)
  if (!beat) return
  try {
    await call(heartbeat, beat)
    removeConfirmed(unsent.lessonId, beat.played)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isUnusable = error.type === 'progress/record-invalid' || error.type === 'request/invalid'
    if (isUnusable) writeUnsent({ ...unsent, played: [] })
  }
}
