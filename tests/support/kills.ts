import { sqs } from '@zhixing/functions/queue'
import { documentClient } from '@zhixing/functions/table'

export interface Kills {
  /** Something that leaves a trace outside the process. */
  step: <T>(name: string, run: () => Promise<T>) => Promise<T>
  /** The process dies at the nth step from now, before or after it has taken effect; from then on it does nothing at all. */
  at: (nth: number, when: 'before' | 'after') => void
  revive: () => string[]
  died: () => boolean
}

/** Injected where commands leave the process: writes of the table and of the queue, and whatever calls `step`. */
export function injectKills(): Kills {
  let [nth, when, count, dead]: [number, 'before' | 'after', number, boolean] = [Number.POSITIVE_INFINITY, 'before', 0, false]
  let steps: string[] = []
  const killed = () => {
    dead = true
    throw new Error('killed')
  }
  const kills: Kills = {
    async step(name, run) {
      if (dead) return killed()
      steps.push(name)
      count++
      if (count === nth && when === 'before') return killed()
      const result = await run()
      return count === nth && when === 'after' ? killed() : result
    },
    at(step, moment) {
      ;[nth, when, count, dead, steps] = [step, moment, 0, false, []]
    },
    revive() {
      ;[nth, dead] = [Number.POSITIVE_INFINITY, false]
      return steps
    },
    died: () => dead,
  }
  const send = documentClient.send.bind(documentClient) as (command: object) => Promise<unknown>
  documentClient.send = (async (command: object) => {
    const { name } = command.constructor
    if (dead) return killed()
    return /^(Put|Update|Delete)/.test(name) ? kills.step(name, () => send(command)) : send(command)
  }) as typeof documentClient.send
  sqs().middlewareStack.add((next) => (args) => kills.step('enqueue', () => next(args)), {
    step: 'initialize',
    priority: 'high',
    name: 'kills',
    override: true,
  })
  return kills
}
