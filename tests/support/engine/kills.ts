import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { sqs } from '@zhixing/functions/core/jobs/queue'

export interface Kills {
  /** Something that leaves a trace outside the process. */
  step: <T>(name: string, run: () => Promise<T>) => Promise<T>
  /** The process dies at the nth step from now, before or after it has taken effect; from then on it does nothing at all. */
  at: (nth: number, when: 'before' | 'after') => void
  revive: () => string[]
  died: () => boolean
}

/** From one `at` to the next: what of it is still on its way afterwards counts for nothing in the one that follows. */
const aLife = (nth = Number.POSITIVE_INFINITY, when: 'before' | 'after' = 'before') => ({
  nth,
  when,
  steps: [] as string[],
  dead: false,
})

/** Injected where commands leave the process: writes of the table and of the queue, and whatever calls `step`. */
export function injectKills(): Kills {
  let life = aLife()
  const killed = (mine = life) => {
    mine.dead = true
    throw new Error('killed')
  }
  const kills: Kills = {
    async step(name, run) {
      const mine = life
      if (mine.dead) return killed()
      const n = mine.steps.push(name) // steps may overlap: which one this is, is known now and not when it is over
      if (n === mine.nth && mine.when === 'before') return killed(mine)
      const result = await run()
      return n === mine.nth && mine.when === 'after' ? killed(mine) : result
    },
    at(nth, when) {
      life = aLife(nth, when)
    },
    revive() {
      const { steps } = life
      life = aLife()
      return steps
    },
    died: () => life.dead,
  }
  const send = documentClient.send.bind(documentClient) as (command: object) => Promise<unknown>
  documentClient.send = (async (command: object) => {
    const { name } = command.constructor
    if (life.dead) return killed()
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
