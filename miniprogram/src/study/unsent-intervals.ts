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

export const findUnsent = () => readStored<UnsentIntervals>(KEY)

/** Adds played intervals to the stored ones. Those of another lesson were sent when this one was launched. */
export function saveUnsent({ courseId, lessonId, record, played }: UnsentIntervals) {
  const stored = findUnsent()
  const earlier = stored?.lessonId === lessonId ? stored.played : []
  writeStored(KEY, { courseId, lessonId, record, played: union(earlier, played) })
}

/** The unsent intervals of this lesson as its next heartbeat; undefined when there are none. */
export function nextHeartbeat(lessonId: string, record: string): NextHeartbeat | undefined {
  const unsent = findUnsent()
  if (unsent?.lessonId !== lessonId || unsent.played.length === 0) return undefined
  return { record, played: unsent.played.slice(0, INTERVALS_MAX) }
}

/** Removes the intervals that an answer has confirmed; those played since stay. */
export function removeConfirmed(played: Interval[]) {
  const unsent = findUnsent()
  if (!unsent) return
  const left = subtract(unsent.played, played)
  if (left.length) writeStored(KEY, { ...unsent, played: left })
  else removeStored(KEY)
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
 * Sends the intervals an earlier visit left, with the record they were played under. Intervals of an ended
 * session stay stored; the next launch of that lesson sends them. Throws `Unavailable` when the server is
 * unreachable.
 */
export function sendUnsent(): Promise<void> {
  inFlight ??= sendInTurn(sendStored).finally(() => {
    inFlight = undefined
  })
  return inFlight
}

async function sendStored() {
  const unsent = findUnsent()
  const beat = unsent && nextHeartbeat(unsent.lessonId, unsent.record)
  if (!beat) return
  try {
    await call(heartbeat, beat)
    removeConfirmed(beat.played)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isUnusable = error.type === 'progress/record-invalid' || error.type === 'request/invalid'
    if (isUnusable) removeStored(KEY)
  }
}
