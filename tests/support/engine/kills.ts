import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { sqs } from '@zhixing/functions/core/jobs/queue'

export interface Kills {
  /** Runs something that has an effect outside the process, and counts it. */
  perform: <T>(name: string, run: () => Promise<T>) => Promise<T>
  /**
   * Kills the process at its nth effect from now, before or after it happens; the process has no effect from
   * then on.
   */
  killAt: (nth: number, when: 'before' | 'after') => void
  /** Starts a new process; returns the names of the effects the last one had. */
  restart: () => string[]
  wasKilled: () => boolean
}

/** Effects of an earlier process that are still under way do not count for the next one. */
interface ProcessLife {
  nth: number
  when: 'before' | 'after'
  effects: string[]
  isKilled: boolean
}
const newLife = (nth = Number.POSITIVE_INFINITY, when: 'before' | 'after' = 'before'): ProcessLife => ({
  nth,
  when,
  effects: [],
  isKilled: false,
})

/**
 * Injects kills where commands leave the process: writes to the table, messages to the queue, and `perform`.
 */
export function injectKills(): Kills {
  let life = newLife()
  const kill = (mine = life): never => {
    mine.isKilled = true
    throw new Error('killed')
  }
  const kills: Kills = {
    async perform(name, run) {
      const mine = life
      if (mine.isKilled) return kill()
      const n = mine.effects.push(name) // numbered at its start: effects may overlap
      if (n === mine.nth && mine.when === 'before') return kill(mine)
      const result = await run()
      return n === mine.nth && mine.when === 'after' ? kill(mine) : result
    },
    killAt(nth, when) {
      life = newLife(nth, when)
    },
    restart() {
      const { effects } = life
      life = newLife()
      return effects
    },
    wasKilled: () => life.isKilled,
  }
  const send = documentClient.send.bind(documentClient) as (command: object) => Promise<unknown>
  documentClient.send = (async (command: object) => {
    const { name } = command.constructor
    if (life.isKilled) return kill()
    return /^(Put|Update|Delete)/.test(name) ? kills.perform(name, () => send(command)) : send(command)
  }) as typeof documentClient.send
  const options = { step: 'initialize', priority: 'high', name: 'kills', override: true } as const
  sqs().middlewareStack.add((next) => (args) => kills.perform('enqueue', () => next(args)), options)
  return kills
}
