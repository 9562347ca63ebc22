import { createHash } from 'node:crypto'
import type { Message, Person } from './records'
import { type AppSettings, documentedLimits, type Limits } from './settings'
import type { Change, Store } from './store'

/** Something the face should look at again. */
export interface News {
  kind: 'message' | 'person' | 'callback' | 'code' | 'fault' | 'popup' | 'clock' | 'reset'
  personId?: string
}

export interface World {
  apps: Map<string, AppSettings>
  store: Store
  limits: Limits
  words: Record<string, { suggest: 'review' | 'risky'; label: number }>
  publicUrl: string
  sendMs: number
  fetch: typeof fetch // carries the callbacks
  now(): Date
  random(): number
  /** Rising, also across restarts; compares as text. */
  sequence(): string
  tell(news: News): void
  listen(listener: (news: News) => void): () => void
  messagesOf(personId: string): Message[]
  personOf(appid: string, openid: string): Person | undefined
  inFlight: Set<string> // openids a message is on its way to
  calls: ApiCall[] // the newest, for the operator
  reindex(): void
}

export interface ApiCall {
  at: string
  path: string
  errcode: number
  tookMs: number
}

export interface WorldOptions {
  apps: AppSettings[]
  now: () => Date
  random: () => number
  publicUrl: string
  limits?: Limits
  words?: World['words']
  sendMs?: number
  fetch?: typeof fetch
}

const sampleWords: World['words'] = {
  赌博: { suggest: 'risky', label: 20006 },
  办证: { suggest: 'risky', label: 20008 },
  加微信: { suggest: 'review', label: 10001 },
}

export function createWorld(store: Store, options: WorldOptions): World {
  const listeners = new Set<(news: News) => void>()
  const byPerson = new Map<string, string[]>()
  const byOpenid = new Map<string, string>()
  const appids = options.apps.map((app) => app.appid)
  let last = 0

  const index = ([collection, key, value]: Change, before: unknown) => {
    if (collection === 'people' && value && !before)
      for (const appid of appids) byOpenid.set(openidOf(appid, key), key)
    if (collection === 'messages') {
      const personId = (value ?? (before as Message | undefined))?.personId
      if (personId === undefined) return
      const known = byPerson.get(personId) ?? []
      if (!value) known.splice(known.indexOf(key), 1)
      else if (!before) known.push(key)
      byPerson.set(personId, known)
    }
    if (collection === 'messages' || collection === 'callbacks' || collection === 'qrCodes')
      last = Math.max(last, Number(key))
  }
  const reindex = () => {
    byPerson.clear()
    byOpenid.clear()
    for (const name of ['people', 'messages', 'callbacks', 'qrCodes'] as const)
      for (const [key, value] of store.all[name]) index([name, key, value] as Change, undefined)
  }
  reindex()
  store.onChange(index)

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
    sequence() {
      last += 1
      return String(last).padStart(9, '0')
    },
    tell(news) {
      for (const listener of listeners) listener(news)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    messagesOf: (personId) =>
      (byPerson.get(personId) ?? []).flatMap((key) => store.all.messages.get(key) ?? []),
    personOf(appid, openid) {
      const personId = byOpenid.get(openid)
      return personId !== undefined && openidOf(appid, personId) === openid
        ? store.all.people.get(personId)
        : undefined
    },
    inFlight: new Set(),
    calls: [],
    reindex,
  }
}

const idOf = (...parts: string[]) =>
  `o${createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 27)}`

/** An openid is one person's in one app and never changes. */
export const openidOf = (appid: string, personId: string) => idOf(appid, personId)
export const unionidOf = (app: AppSettings, personId: string) =>
  app.openPlatform && idOf('union', app.openPlatform, personId)

/** A message id of the platform: 64 bits, so that a careless JSON.parse spoils it. */
export const messageIdOf = (sequence: string) =>
  (2n ** 61n + BigInt(Number(sequence)) * 1_000_003n).toString()

/** Days and months of quotas are China's. */
export const chinaDay = (now: Date) => new Date(now.getTime() + 8 * 3600_000).toISOString().slice(0, 10)

export const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()

export const appOf = (world: World, kind: AppSettings['kind']) =>
  [...world.apps.values()].find((app) => app.kind === kind)

export const touched = (world: World, person: Person): Change => [
  'people',
  person.personId,
  { ...person, activeAt: world.now().toISOString() },
]
