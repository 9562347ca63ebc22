import type { Contract, InputOf } from '@zhixing/shared/contract'
import { heartbeat, launch, type Progress } from '@zhixing/shared/progress/contract'
import { type Interval, union } from '@zhixing/shared/study-records/intervals'
import type { Answer } from '../support/request'

/** What the network does to one request. */
export interface RequestFate {
  lateMs: number
  lost?: 'request' | 'answer' | undefined
  isDuplicated?: boolean
  /** The next heartbeat arrives first; the sender has given this one up by then. */
  isOvertaken?: boolean
}
export interface ViewerNetwork {
  call: <C extends Contract>(contract: C, input: InputOf<C>, at: Date) => Promise<Answer<C>>
  nextFate: () => RequestFate
  /** Waits until every viewer has reached this moment, where many view at the same time. */
  waitUntil?: (at: number) => Promise<void>
}
export interface ViewingOutcome {
  progress: Progress | undefined // as last answered
  endedAt: number
  refused: string[]
  notCounted: string[]
}

const BEAT_TENTHS = 600
const RETRY_MS = 5000
const isHeartbeat = (contract: Contract, input: unknown): input is InputOf<typeof heartbeat> =>
  contract.path === heartbeat.path && input !== undefined

/**
 * An honest client: it plays in real time, sends a heartbeat after every minute played and at the end, has
 * one request in flight, and repeats unconfirmed intervals together with new ones.
 */
export async function viewLesson(
  lesson: { courseId: string; lessonId: string },
  played: Interval[],
  startedAt: number,
  { call, nextFate, waitUntil }: ViewerNetwork,
) {
  const outcome: ViewingOutcome = { progress: undefined, endedAt: startedAt, refused: [], notCounted: [] }
  let now = startedAt
  let lastArrival = startedAt
  let unsent: Interval[] = []
  let tenthsSinceBeat = 0
  const delayed: InputOf<typeof heartbeat>[] = []

  /** Returns undefined when no answer came. A refusal is an answer. */
  async function send<C extends Contract>(contract: C, input: InputOf<C>) {
    const fate = nextFate()
    if (fate.lost === 'request') return undefined
    if (fate.isOvertaken && isHeartbeat(contract, input)) {
      delayed.push(input)
      return undefined
    }
    lastArrival = Math.max(lastArrival, now + fate.lateMs)
    await waitUntil?.(lastArrival)
    const answer = await call(contract, input, new Date(lastArrival))
    if (isHeartbeat(contract, input)) {
      if (fate.isDuplicated) delayed.push(input)
      for (const late of delayed.splice(0)) await call(heartbeat, late, new Date(lastArrival))
    }
    return fate.lost === 'answer' ? undefined : answer
  }
  async function launchLesson() {
    for (;;) {
      const answer = await send(launch, lesson)
      if (answer) return answer
      now += RETRY_MS
    }
  }
  /** Returns whether everything is sent. */
  async function flush(): Promise<boolean> {
    tenthsSinceBeat = 0
    if (!unsent.length || !outcome.progress) return true
    const answer = await send(heartbeat, { record: outcome.progress.record, played: unsent })
    if (!answer) return false
    if (answer.type) {
      outcome.refused.push(answer.type)
      return true
    }
    outcome.progress = answer.body
    if (answer.body.notCounted) outcome.notCounted.push(answer.body.notCounted)
    unsent = []
    return true
  }

  const launched = await launchLesson()
  if (launched.type) return { ...outcome, refused: [launched.type] }
  outcome.progress = launched.body
  now = Math.max(now, lastArrival)
  for (const [from, to] of played) {
    for (let position = from; position < to; ) {
      const end = Math.min(to, position + BEAT_TENTHS - tenthsSinceBeat)
      unsent = union(unsent, [[position, end]])
      now += (end - position) * 100
      tenthsSinceBeat += end - position
      position = end
      if (tenthsSinceBeat === BEAT_TENTHS) await flush()
    }
  }
  while (!(await flush())) now += RETRY_MS
  return { ...outcome, endedAt: Math.max(now, lastArrival) }
}
