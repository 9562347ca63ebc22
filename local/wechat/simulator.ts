import { Hono } from 'hono'
import { issueCode } from './api/login'
import { accessRoutes } from './api/routes'
import { creditKey } from './api/subscribe-message'
import { createCourier } from './callbacks/callbacks'
import { verifyCallback } from './callbacks/verify-callback'
import { authorizeRoutes } from './control/authorize'
import { createConsents } from './control/consent'
import { controlRoutes } from './control/control'
import { eventStream } from './control/event-stream'
import { phoneRoutes } from './control/phone-routes'
import { uiRoutes } from './control/ui-routes'
import { addFault, clearFaults, type NewFault, removeFault } from './platform/faults'
import { type OutboxQuery, outbox } from './platform/outbox'
import {
  addPeople,
  change,
  follow,
  followQuietly,
  follows,
  type NewPerson,
  say,
  scanAccountCode,
  search,
  unfollow,
  visit,
} from './platform/people'
import { appOf, createWorld, openidOf, unionidOf, type World, type WorldOptions } from './platform/platform'
import type { Callback, Fault, Message } from './platform/records'
import type { AppSettings } from './platform/settings'
import { openStore } from './platform/store'

export interface SimulatorOptions extends Omit<WorldOptions, 'random'> {
  file?: string // journal; absent = memory only
  random?: () => number // decides whether a fault strikes
  callbackTimeoutMs?: number
}

const TICK_MS = 250

/**
 * The platform on one machine: its server API below `/api`, the sign-in page of browsers at `/connect/oauth2/authorize`, callbacks to
 * the apps, phones to look at, and `/_sim` to steer it all. Mounted at `/wechat`. Times come from `now`, so the clock may jump.
 */
export async function createSimulator(options: SimulatorOptions) {
  const store = openStore(options.file)
  const world = createWorld(store, { ...options, random: options.random ?? Math.random })
  const consents = createConsents(world)
  const courier = createCourier(world, options.callbackTimeoutMs)
  const stream = eventStream(world)

  let seen = world.now().getTime()
  /** Delivers what is due; call it whenever the clock has been moved. */
  const tick = () => {
    const now = world.now().getTime()
    if (Math.abs(now - seen) > 5_000) world.tell({ kind: 'clock' })
    seen = now
    courier.tick()
  }
  const timer = setInterval(tick, TICK_MS)
  timer.unref()
  let soon = false
  world.listen(() => {
    if (soon) return
    soon = true
    setImmediate(() => {
      soon = false
      courier.tick()
    })
  })

  const reset = () => {
    store.clear()
    world.reindex()
    consents.clear()
    world.inFlight.clear()
    world.tell({ kind: 'reset' })
  }

  const app = new Hono()
  app.route('/api', accessRoutes(world))
  authorizeRoutes(world, app)
  uiRoutes(app)
  app.route('/_sim', controlRoutes(world, { reset, tick, settled: courier.settled, stream, consents }))
  app.route('/_sim', phoneRoutes(world, consents))

  return {
    app,
    world,
    tick,
    settled: courier.settled,
    reset,
    async close() {
      clearInterval(timer)
      courier.close()
      stream.close()
      store.close()
    },
    ...steering(world, consents),
  }
}

export type Simulator = Awaited<ReturnType<typeof createSimulator>>

/** What demo data and tests do to the world without going through HTTP. */
function steering(world: World, consents: ReturnType<typeof createConsents>) {
  return {
    addPerson: (person: NewPerson) => addPeople(world, [person]),
    addPeople: (people: NewPerson[]) => addPeople(world, people),
    search: (words: string, limit?: number) => search(world, words, limit),
    follow: (personId: string, how?: { qrScene?: string; quietly?: boolean }) => follow(world, personId, how),
    followQuietly: (personIds: string[]) => followQuietly(world, personIds),
    unfollow: (personId: string) => unfollow(world, personId),
    follows: (personId: string) => follows(world, personId),
    scanAccountCode: (personId: string, qrScene: string) => scanAccountCode(world, personId, qrScene),
    say: (personId: string, text: string) => say(world, personId, text),
    change: (personId: string, changes: Parameters<typeof change>[2]) => change(world, personId, changes),
    visit: (personId: string) => visit(world, personId, miniProgram(world)),
    openidOf: (appid: string, personId: string) => openidOf(appid, personId),
    unionidOf: (appid: string, personId: string) => unionidOf(world.apps.get(appid)!, personId),
    loginCode: (personId: string) =>
      issueCode(world, { kind: 'login', appid: miniProgram(world).appid, personId }),
    phoneCode: (personId: string) =>
      issueCode(world, { kind: 'phone', appid: miniProgram(world).appid, personId }),
    /** The answer to the popup, or what WeChat answers without one. */
    consent(personId: string, templateIds: string[], { accepted = templateIds, always = false } = {}) {
      const asked = consents.ask(miniProgram(world), personId, templateIds)
      return 'popup' in asked
        ? (consents.answer(asked.popup.popupId, accepted, always)?.answers ?? {})
        : asked
    },
    creditsOf: (personId: string, templateId: string) =>
      world.store.all.credits.get(creditKey(openidOf(miniProgram(world).appid, personId), templateId))
        ?.left ?? 0,
    outbox: (query: OutboxQuery = {}): Message[] => outbox(world, query),
    callbacks: (): Callback[] => [...world.store.all.callbacks.values()],
    verifyCallback: (appid: string) => verifyCallback(world, appid),
    addFault: (fault: NewFault): Fault => addFault(world, fault),
    removeFault: (sequence: string) => removeFault(world, sequence),
    clearFaults: () => clearFaults(world),
  }
}

function miniProgram(world: World): AppSettings {
  const app = appOf(world, 'miniProgram')
  if (!app) throw new Error('The simulator was started without a mini-program')
  return app
}
