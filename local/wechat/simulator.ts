import { Hono } from 'hono'
import { requireSameOrigin } from '../http/same-origin'
import { apiRoutes } from './api/routes'
import { createCallbackSender } from './callbacks/callback-sender'
import { checkCallbackUrl } from './callbacks/check-callback-url'
import { type ConsentPopups, createConsentPopups } from './control/consent-popups'
import { controlRoutes } from './control/control-routes'
import { peopleRoutes } from './control/people-routes'
import { phoneRoutes } from './control/phone-routes'
import { addSignInPage } from './control/sign-in-page'
import { addUiRoutes } from './control/ui-routes'
import { createUpdateStream } from './control/update-stream'
import { writeToAccount } from './platform/account-chat'
import { findConsent } from './platform/consents'
import { addFault, clearFaults, type NewFault, removeFault } from './platform/faults'
import { follow, followQuietly, isFollower, scanAccountCode, unfollow } from './platform/followers'
import { openidOf, unionidOf } from './platform/ids'
import { listSentMessages, type SentMessageQuery } from './platform/messages'
import { issueCode } from './platform/one-time-codes'
import {
  addPeople,
  changePerson,
  type NewPerson,
  type PersonChanges,
  recordVisit,
  searchPeople,
} from './platform/people'
import { createPlatform, getApp, type Platform, type PlatformOptions } from './platform/platform'
import { openStore } from './platform/store'

export interface SimulatorOptions extends Omit<PlatformOptions, 'random'> {
  /** The journal; absent: everything is kept in memory. */
  file?: string
  /** Decides whether a call meets a fault. */
  random?: () => number
  callbackTimeoutMs?: number
}

const TICK_MS = 250
const CLOCK_JUMP_MS = 5_000

/**
 * WeChat on one machine, mounted at `/wechat`: its API below `/api`, the sign-in page of browsers, callbacks
 * to the apps, phones to look at, and `/_sim` to control it. All times come from `now`, because the clock may
 * jump.
 */
export async function createSimulator(options: SimulatorOptions) {
  const store = openStore(options.file)
  const platform = createPlatform(store, { ...options, random: options.random ?? Math.random })
  const popups = createConsentPopups(platform)
  const callbacks = createCallbackSender(platform, options.callbackTimeoutMs)
  const stream = createUpdateStream(platform)
  const { tick, stop: stopTicking } = startTicking(platform, callbacks.sendDue)
  const { whenIdle } = callbacks

  const reset = () => {
    store.clear()
    platform.rebuildIndexes()
    popups.clear()
    platform.openidsInFlight.clear()
    platform.notifyUi({ kind: 'reset' })
  }
  const close = async () => {
    stopTicking()
    callbacks.close()
    stream.close()
    store.close()
  }

  const app = new Hono()
  app.use(requireSameOrigin(options.publicUrl))
  app.route('/api', apiRoutes(platform))
  addSignInPage(platform, app)
  addUiRoutes(app)
  app.route('/_sim', controlRoutes(platform, stream, { reset, tick, whenIdle }))
  app.route('/_sim/people', peopleRoutes(platform, popups))
  app.route('/_sim', phoneRoutes(platform, popups))
  return { app, platform, tick, whenIdle, reset, close, ...createActions(platform, popups) }
}

export type Simulator = Awaited<ReturnType<typeof createSimulator>>

/** Sends due callbacks four times a second and after every change. `tick` sends them at once. */
function startTicking(platform: Platform, sendDue: () => void) {
  let lastTime = platform.now().getTime()
  const tick = () => {
    const time = platform.now().getTime()
    if (Math.abs(time - lastTime) > CLOCK_JUMP_MS) platform.notifyUi({ kind: 'clock' })
    lastTime = time
    sendDue()
  }
  const timer = setInterval(tick, TICK_MS)
  timer.unref()
  let isPlanned = false
  platform.onUiUpdate(() => {
    if (isPlanned) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      sendDue()
    })
  })
  return { tick, stop: () => clearInterval(timer) }
}

/** What the demo and tests do without HTTP. */
function createActions(platform: Platform, popups: ConsentPopups) {
  const miniProgram = () => getApp(platform, 'miniProgram')
  const appOf = (appid: string) => {
    const app = platform.apps.get(appid)
    if (!app) throw new Error(`there is no app ${appid}`)
    return app
  }
  return {
    addPeople: (people: NewPerson[]) => addPeople(platform, people),
    searchPeople: (text: string, limit?: number) => searchPeople(platform, text, limit),
    changePerson: (personId: string, changes: PersonChanges) => changePerson(platform, personId, changes),
    recordVisit: (personId: string) => recordVisit(platform, personId, miniProgram()),
    openidOf,
    unionidOf: (appid: string, personId: string) => unionidOf(appOf(appid), personId),

    follow: (personId: string, how?: { qrScene?: string }) => follow(platform, personId, how),
    followQuietly: (personIds: string[]) => followQuietly(platform, personIds),
    unfollow: (personId: string) => unfollow(platform, personId),
    isFollower: (personId: string) => isFollower(platform, personId),
    scanAccountCode: (personId: string, qrScene: string) => scanAccountCode(platform, personId, qrScene),
    writeToAccount: (personId: string, text: string) => writeToAccount(platform, personId, text),

    createLoginCode: (personId: string) =>
      issueCode(platform, { kind: 'login', appid: miniProgram().appid, personId }),
    createPhoneCode: (personId: string) =>
      issueCode(platform, { kind: 'phone', appid: miniProgram().appid, personId }),

    /** Asks for consent and answers the popup. Returns the answers, also those given without a popup. */
    consent(personId: string, templateIds: string[], { accepted = templateIds, always = false } = {}) {
      const result = popups.request(miniProgram(), personId, templateIds)
      if (!('popup' in result)) return result
      return popups.answer(result.popup.popupId, accepted, always)?.answers ?? {}
    },
    /** How many messages of a template may still be sent to a person. */
    consentsLeft: (personId: string, templateId: string) =>
      findConsent(platform, openidOf(miniProgram().appid, personId), templateId)?.left ?? 0,

    sentMessages: (query: SentMessageQuery = {}) => listSentMessages(platform, query),
    callbacks: () => [...platform.store.all.callbacks.values()],
    checkCallbackUrl: (appid: string) => checkCallbackUrl(platform, appid),
    addFault: (fault: NewFault) => addFault(platform, fault),
    removeFault: (sequence: string) => removeFault(platform, sequence),
    clearFaults: () => clearFaults(platform),
  }
}
