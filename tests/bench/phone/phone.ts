import type { Contract } from '@zhixing/shared/contract'
import { heartbeat, launch } from '@zhixing/shared/progress/contract'
import { type Platform, startApp } from './app'

export interface Network {
  loss: number // of requests that come to nothing, half of them unheard and half of them unanswered
  jitterMs: number
}
type Reach = (contract: Contract, input: object, at: Date) => Promise<{ status: number; body: unknown }>
interface Due {
  at: number
  run: () => void | Promise<void>
  isServer?: boolean
}

const TIMEOUT_MS = 15_000 // as the client asks of the platform
const ALIVE_MS = 5000 // a hidden app runs on for so long
const contracts = [heartbeat, launch] as const

/**
 * A phone with the product's own client on it, on a clock of its own: its timers, its storage, a network with faults, and an app that is hidden,
 * frozen, shown again or killed.
 */
export function aPhone(
  code: string,
  {
    random,
    network,
    reach,
    startsAt,
    keepsCopies = true,
  }: { random: () => number; network: Network; reach: Reach; startsAt: number; keepsCopies?: boolean },
) {
  let now = startsAt
  let due: Due[] = []
  let hiddenAt: number | undefined
  let life = 0 // of the app: what belongs to one that was killed comes to nothing
  const storage = new Map<string, unknown>()
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  const later = (mine: number, ms: number, run: Due['run'], isServer = false) => {
    const each: Due = { at: now + ms, isServer, run: () => (isServer || mine === life ? run() : undefined) }
    due.push(each)
    return each
  }
  const platform = (mine: number): Platform => ({
    storage: keepsCopies ? storage : new Map(),
    now: () => now,
    setTimeout: (run, ms) => later(mine, ms, run),
    clearTimeout: (timer) => {
      if (timer === undefined) return
      due = due.filter((each) => each !== timer && (each as { of?: unknown }).of !== timer)
    },
    setInterval(run, ms) {
      const timer = {}
      const again = () =>
        Object.assign(
          later(mine, ms, () => {
            again()
            run()
          }),
          { of: timer },
        )
      again()
      return timer
    },
    request: ({ url, data }) =>
      new Promise((resolve, reject) => {
        const contract = contracts.find(({ path }) => path === url)
        if (!contract) throw new Error(`nobody answers ${url}`)
        const sentAt = now
        const chance = random() / network.loss
        if (mine !== life) return // the dead send nothing
        if (chance < 0.5) return void later(mine, TIMEOUT_MS, () => reject(new Error('timeout')))
        later(
          mine,
          random() * network.jitterMs,
          async () => {
            const { status, body } = await reach(contract, data as object, new Date(now))
            if (mine !== life) return
            if (chance < 1)
              later(mine, Math.max(0, sentAt + TIMEOUT_MS - now), () => reject(new Error('timeout')))
            else later(mine, 0, () => resolve({ statusCode: status, data: body }))
          },
          true,
        )
      }),
  })
  let app = startApp(code, platform(life))

  const isFrozen = (at: number) => hiddenAt !== undefined && at > hiddenAt + ALIVE_MS
  /** Lets time pass; what falls due meanwhile happens in its order. A frozen app sleeps through it and catches up when it is shown. */
  async function pass(ms: number) {
    const end = now + ms
    for (;;) {
      const ready = due.filter((each) => each.at <= end && (each.isServer || !isFrozen(each.at)))
      const next = ready.sort((one, other) => one.at - other.at)[0]
      if (!next) break
      due = due.filter((each) => each !== next)
      now = Math.max(now, next.at)
      await next.run()
      await settled()
    }
    now = end
  }
  return {
    storage,
    pass,
    get now() {
      return now
    },
    get app() {
      return app
    },
    hide: () => {
      hiddenAt = now
    },
    show: () => {
      hiddenAt = undefined
    },
    kill() {
      life++
      hiddenAt = undefined
      due = due.filter(({ isServer }) => isServer)
      app = startApp(code, platform(life))
    },
  }
}
export type Phone = ReturnType<typeof aPhone>
