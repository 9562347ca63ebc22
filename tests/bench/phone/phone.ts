import type { Contract } from '@zhixing/shared/contract'
import { heartbeat, launch } from '@zhixing/shared/progress/contract'
import { type PhonePlatform, startApp } from './client-app'

export interface PhoneNetwork {
  loss: number // share of requests that fail; of half of them the request is lost, of half the answer
  jitterMs: number
}
/** Delivers a request to the server at a moment of the phone's clock. */
type CallServer = (contract: Contract, input: object, at: Date) => Promise<{ status: number; body: unknown }>

interface ScheduledEvent {
  at: number
  run: () => void | Promise<void>
  /** Happens on the server, so it happens even when the app is frozen or killed. */
  isOnServer: boolean
  interval?: object // the interval it belongs to, by identity
}

interface PhoneOptions {
  random: () => number
  network: PhoneNetwork
  callServer: CallServer
  startsAt: number
  /** False for a control: a phone that loses its storage when the app is killed. */
  keepsStorage?: boolean
}

const TIMEOUT_MS = 15_000 // what the client asks of the platform
const BACKGROUND_MS = 5000 // WeChat freezes an app this long after it was hidden
const contracts = [heartbeat, launch] as const

/** A virtual clock with a queue of events. */
function createEventQueue(startsAt: number) {
  let now = startsAt
  let events: ScheduledEvent[] = []
  return {
    now: () => now,
    schedule(ms: number, run: ScheduledEvent['run'], more: Partial<ScheduledEvent> = {}) {
      const event = { at: now + ms, run, isOnServer: false, ...more }
      events.push(event)
      return event
    },
    /** Removes an event, or all events of an interval. */
    cancel(timer: unknown) {
      events = events.filter((event) => event !== timer && event.interval !== timer)
    },
    keepServerEvents() {
      events = events.filter(({ isOnServer }) => isOnServer)
    },
    /**
     * Runs events in their order until the moment; an event may schedule others. Those that may not run yet
     * stay.
     */
    async runUntil(end: number, mayRun: (event: ScheduledEvent) => boolean) {
      for (;;) {
        const ready = events.filter((event) => event.at <= end && mayRun(event))
        const next = ready.sort((one, other) => one.at - other.at)[0]
        if (!next) break
        events = events.filter((event) => event !== next)
        now = Math.max(now, next.at)
        await next.run()
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
      now = end
    },
  }
}

/**
 * A phone that runs the product's own client on a virtual clock, with timers, storage and a faulty network.
 * The app can be hidden, frozen, shown and killed.
 */
export function createPhone(code: string, options: PhoneOptions) {
  const { random, network, callServer, startsAt, keepsStorage = true } = options
  const queue = createEventQueue(startsAt)
  const storage = new Map<string, unknown>()
  let hiddenAt: number | undefined
  let currentLife = 0 // counts the starts of the app; events of an earlier life are dropped

  function createPlatform(life: number): PhonePlatform {
    const isAlive = () => life === currentLife
    const schedule = (ms: number, run: ScheduledEvent['run'], interval?: object) =>
      queue.schedule(ms, () => (isAlive() ? run() : undefined), interval && { interval })
    return {
      storage: keepsStorage ? storage : new Map(),
      now: queue.now,
      setTimeout: (run, ms) => schedule(ms, run),
      clearTimeout: (timer) => {
        if (timer !== undefined) queue.cancel(timer)
      },
      setInterval(run, ms) {
        const interval = {}
        const scheduleNext = (): void =>
          void schedule(
            ms,
            () => {
              scheduleNext()
              run()
            },
            interval,
          )
        scheduleNext()
        return interval
      },
      request: ({ url, data }) =>
        new Promise((resolve, reject) => {
          const contract = contracts.find(({ path }) => path === url)
          if (!contract) throw new Error(`the phone knows no ${url}`)
          const sentAt = queue.now()
          const chance = random() / network.loss
          if (!isAlive()) return
          const timeOut = () => reject(new Error('timeout'))
          if (chance < 0.5) return void schedule(TIMEOUT_MS, timeOut)
          const arrive = async () => {
            const { status, body } = await callServer(contract, data as object, new Date(queue.now()))
            if (!isAlive()) return
            if (chance < 1) schedule(Math.max(0, sentAt + TIMEOUT_MS - queue.now()), timeOut)
            else schedule(0, () => resolve({ statusCode: status, data: body }))
          }
          queue.schedule(random() * network.jitterMs, arrive, { isOnServer: true })
        }),
    }
  }
  let app = startApp(code, createPlatform(currentLife))

  const isFrozen = (at: number) => hiddenAt !== undefined && at > hiddenAt + BACKGROUND_MS
  return {
    storage,
    /** Lets time pass. A frozen app runs its overdue events when it is shown. */
    pass: (ms: number) =>
      queue.runUntil(queue.now() + ms, ({ at, isOnServer }) => isOnServer || !isFrozen(at)),
    get now() {
      return queue.now()
    },
    get app() {
      return app
    },
    hide: () => {
      hiddenAt = queue.now()
    },
    show: () => {
      hiddenAt = undefined
    },
    /** Kills the app and starts it again. */
    kill() {
      currentLife++
      hiddenAt = undefined
      queue.keepServerEvents()
      app = startApp(code, createPlatform(currentLife))
    },
  }
}
export type Phone = ReturnType<typeof createPhone>
