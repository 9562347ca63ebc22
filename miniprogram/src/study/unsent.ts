import { Refusal } from '@zhixing/shared/problem'
import { heartbeat } from '@zhixing/shared/progress/contract'
import { type Interval, subtract, union } from '@zhixing/shared/study-records/intervals'
import { call } from '../api/call'
import { forget, recall, remember } from '../platform/storage'

export interface Unsent {
  courseId: string
  lessonId: string
  record: string
  played: Interval[]
}

const KEY = 'unsent'
/** What one heartbeat may carry; the rest goes with the next. */
const PLAYED_MAX = 100

/** What was played and no answer has confirmed yet. It lies in storage, so it outlives the network, the page and the app. */
export const unsent = () => recall<Unsent>(KEY)

/** Adds what was played; another lesson's leftovers were settled when this one was launched. */
export function keepUnsent({ courseId, lessonId, record, played }: Unsent) {
  const before = unsent()
  const mine = before?.lessonId === lessonId ? before.played : []
  remember(KEY, { courseId, lessonId, record, played: union(mine, played) })
}

/** The next beat of this lesson, or nothing. */
export function nextBeat(
  lessonId: string,
  record: string,
): { record: string; played: Interval[] } | undefined {
  const waiting = unsent()
  if (waiting?.lessonId !== lessonId || waiting.played.length === 0) return undefined
  return { record, played: waiting.played.slice(0, PLAYED_MAX) }
}

/** An answer has come: what it was for leaves, what was played meanwhile stays. */
export function confirm(played: Interval[]) {
  const waiting = unsent()
  if (!waiting) return
  const left = subtract(waiting.played, played)
  if (left.length) remember(KEY, { ...waiting, played: left })
  else forget(KEY)
}

let turn: Promise<unknown> = Promise.resolve()

/** One beat after another, whichever page sends it: a lesson that is left for the next must not hand in the same stretch as the one that is entered. */
export function inTurn<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  const mine = turn.then(send)
  turn = mine.catch(() => {})
  return mine
}

let flight: Promise<void> | undefined

/**
 * Sends what an earlier visit left behind, under the record it had. Throws `Unavailable` while there is no network. A session that is over
 * meanwhile keeps its leftovers: whoever enters the same lesson again hands them in under the new one.
 */
export function sendUnsent(): Promise<void> {
  flight ??= inTurn(send).finally(() => {
    flight = undefined
  })
  return flight
}

async function send() {
  const waiting = unsent()
  const beat = waiting && nextBeat(waiting.lessonId, waiting.record)
  if (!beat) return
  try {
    await call(heartbeat, beat)
    confirm(beat.played)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.type === 'progress/record-invalid' || error.type === 'request/invalid') forget(KEY)
  }
}
