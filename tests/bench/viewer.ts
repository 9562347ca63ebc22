import type { Contract, InputOf } from '@zhixing/shared/contract'
import { heartbeat, launch, type Progress } from '@zhixing/shared/progress/contract'
import { type Interval, union } from '@zhixing/shared/study-records/intervals'
import type { Answer } from '../support/request'

/**
 * What the network does to one request: it may be late, it or its answer may be lost, it may arrive twice, and a beat may be overtaken by the next,
 * so that its sender has long given it up when it arrives.
 */
export interface Passage {
  lateMs: number
  lost?: 'request' | 'answer' | undefined
  twice?: boolean
  overtaken?: boolean
}
export interface Asking {
  ask: <C extends Contract>(contract: C, input: InputOf<C>, at: Date) => Promise<Answer<C>>
  passage: () => Passage
  /** Where many view at once: waits until it is so late for everybody. */
  until?: (at: number) => Promise<void>
}
export interface Outcome {
  progress: Progress | undefined // as last answered
  endedAt: number
  refused: string[]
  notCounted: string[]
}

const BEAT_TENTHS = 600
const RETRY_MS = 5000
const isBeat = (contract: Contract, input: unknown): input is InputOf<typeof heartbeat> =>
  contract.path === heartbeat.path && input !== undefined

/**
 * An honest client: plays in real time, beats after every minute played, flushes when it leaves, has one request in flight, and sends again
 * together with what is new whatever no answer has confirmed.
 */
export async function view(
  place: { courseId: string; lessonId: string },
  played: Interval[],
  startedAt: number,
  { ask, passage, until }: Asking,
) {
  const outcome: Outcome = { progress: undefined, endedAt: startedAt, refused: [], notCounted: [] }
  let now = startedAt
  let arrived = startedAt
  let unsent: Interval[] = []
  let sinceBeat = 0
  const overtaken: InputOf<typeof heartbeat>[] = []

  /** Undefined: no answer came. A refusal is an answer. */
  async function send<C extends Contract>(contract: C, input: InputOf<C>) {
    const passed = passage()
    if (passed.lost === 'request') return undefined
    if (passed.overtaken && isBeat(contract, input)) {
      overtaken.push(input)
      return undefined
    }
    arrived = Math.max(arrived, now + passed.lateMs)
    await until?.(arrived)
    const answer = await ask(contract, input, new Date(arrived))
    if (isBeat(contract, input)) {
      if (passed.twice) overtaken.push(input)
      for (const late of overtaken.splice(0)) await ask(heartbeat, late, new Date(arrived)) // nobody waits for this answer any more
    }
    return passed.lost === 'answer' ? undefined : answer
  }
  async function enter() {
    for (;;) {
      const answer = await send(launch, place)
      if (answer) return answer
      now += RETRY_MS
    }
  }
  /** True: nothing is left to be sent. */
  async function flush(): Promise<boolean> {
    sinceBeat = 0
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

  const entered = await enter()
  if (entered.type) return { ...outcome, refused: [entered.type] }
  outcome.progress = entered.body
  now = Math.max(now, arrived)
  for (const [from, to] of played) {
    for (let at = from; at < to; ) {
      const until = Math.min(to, at + BEAT_TENTHS - sinceBeat)
      unsent = union(unsent, [[at, until]])
      now += (until - at) * 100
      sinceBeat += until - at
      at = until
      if (sinceBeat === BEAT_TENTHS) await flush()
    }
  }
  while (!(await flush())) now += RETRY_MS
  return { ...outcome, endedAt: Math.max(now, arrived) }
}
