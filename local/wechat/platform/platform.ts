import { createIndexes } from './indexes'
import type { ChatMessage, Person, StoreChange } from './records'
import {
  type AppSettings,
  type CallLimits,
  documentedLimits,
  type SensitiveWords,
  sampleWords,
} from './settings'
import type { Store } from './store'

/** What changed, for the phones that are shown. */
export interface UiUpdate {
  kind: 'message' | 'person' | 'callback' | 'code' | 'fault' | 'popup' | 'clock' | 'reset'
  personId?: string
}

/** A call of the API, for the operator. */
export interface RecordedCall {
  at: string
  path: string
  errcode: number
  tookMs: number
}

/** The simulated WeChat platform: its apps, its records, and what it is connected with. */
export interface Platform {
  apps: Map<string, AppSettings>
  store: Store
  limits: CallLimits
  words: SensitiveWords
  publicUrl: string
  sendMs: number // how long sending one message takes
  fetch: typeof fetch // sends the callbacks
  now(): Date
  random(): number
  /** A new key that sorts as text after all earlier ones, also after a restart. */
  nextSequence(): string
  notifyUi(update: UiUpdate): void
  /** Returns how to stop listening. */
  onUiUpdate(listener: (update: UiUpdate) => void): () => void
  messagesOf(personId: string): ChatMessage[]
  findPersonByOpenid(appid: string, openid: string): Person | undefined
  openidsInFlight: Set<string> // recipients of a message that is being sent
  recentCalls: RecordedCall[]
  rebuildIndexes(): void
}

export interface PlatformOptions {
  apps: AppSettings[]
  now: () => Date
  random: () => number
  publicUrl: string
  limits?: CallLimits
  words?: SensitiveWords
  sendMs?: number
  fetch?: typeof fetch
}

export function createPlatform(store: Store, options: PlatformOptions): Platform {
  const listeners = new Set<(update: UiUpdate) => void>()
  const indexes = createIndexes(
    store,
    options.apps.map(({ appid }) => appid),
  )
  return {
    apps: new Map(options.apps.map((app) => [app.appid, app])),
    store,
    limits: { ...documentedLimits, ...options.limits },
    words: options.words ?? sampleWords,
    publicUrl: options.publicUrl,
    sendMs: options.sendMs ?? 2,
    fetch: options.fetch ?? fetch,
    now: options.now,
    random: options.random,
    notifyUi(update) {
      for (const listener of listeners) listener(update)
    },
    onUiUpdate(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    openidsInFlight: new Set(),
    recentCalls: [],
    nextSequence: indexes.nextSequence,
    messagesOf: indexes.messagesOf,
    findPersonByOpenid: indexes.findPersonByOpenid,
    rebuildIndexes: indexes.rebuild,
  }
}

export const findApp = (platform: Platform, kind: AppSettings['kind']) =>
  [...platform.apps.values()].find((app) => app.kind === kind)

/** Throws if the simulator was started without an app of this kind. */
export function getApp(platform: Platform, kind: AppSettings['kind']): AppSettings {
  const app = findApp(platform, kind)
  if (!app) throw new Error(`the simulator was started without a ${kind}`)
  return app
}

/** ISO time so many seconds after an instant; negative for before. */
export const isoAfter = (instant: Date, seconds: number) =>
  new Date(instant.getTime() + seconds * 1000).toISOString()

/** The change that records that the person did something just now. */
export const markActive = (platform: Platform, person: Person): StoreChange => [
  'people',
  person.personId,
  { ...person, activeAt: platform.now().toISOString() },
]
