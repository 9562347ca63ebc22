import { randomInt } from 'node:crypto'
import { messageChanges } from '../platform/messages'
import { later, openidOf, type World } from '../platform/platform'
import type { Callback, Message } from '../platform/records'
import type { AppSettings, CallbackSettings } from '../platform/settings'
import type { Change } from '../platform/store'
import { decrypt, encrypt, signatureOf } from './crypto'
import { fromXml, toXml } from './xml'

const TRIES_MAX = 3
const TIMEOUT_MS = 5_000
const AT_ONCE_MAX = 8
const KEPT_MAX = 400 // finished ones, for the operator

/** What tells an app of an event; commit it together with its cause. Empty where the app has no callback address. */
export function eventChanges(
  world: World,
  app: AppSettings,
  personId: string,
  name: string,
  fields: Record<string, unknown>,
  delaySeconds = 0,
): Change[] {
  return callbackChanges(
    world,
    app,
    personId,
    name,
    { MsgType: 'event', Event: name, ...fields },
    delaySeconds,
  )
}

export function callbackChanges(
  world: World,
  app: AppSettings,
  personId: string,
  name: string,
  fields: Record<string, unknown>,
  delaySeconds = 0,
): Change[] {
  if (!app.callback) return []
  const now = world.now()
  const openid = openidOf(app.appid, personId)
  const sequence = world.sequence()
  const message = {
    ToUserName: app.originalId,
    FromUserName: openid,
    CreateTime: Math.floor(now.getTime() / 1000),
    ...fields,
  }
  const dueAt = later(now, delaySeconds)
  const at = now.toISOString()
  return [
    [
      'callbacks',
      sequence,
      { sequence, appid: app.appid, openid, name, message, at, dueAt, tries: [], state: 'waiting' },
    ],
  ]
}

export interface Courier {
  /** Starts whatever is due. */
  tick(): void
  /** Resolves when nothing that is due is left. */
  settled(): Promise<void>
  close(): void
}

export function createCourier(world: World, timeoutMs = TIMEOUT_MS): Courier {
  const running = new Map<string, Promise<void>>()
  let closed = false

  const tick = () => {
    if (closed) return
    const now = world.now().toISOString()
    for (const callback of world.store.all.callbacks.values()) {
      if (running.size >= AT_ONCE_MAX) return
      if (callback.state !== 'waiting' || callback.dueAt > now || running.has(callback.sequence)) continue
      const delivery = deliver(world, callback, timeoutMs).finally(() => {
        running.delete(callback.sequence)
        tick()
      })
      running.set(callback.sequence, delivery)
    }
  }

  return {
    tick,
    async settled() {
      for (tick(); running.size; tick()) await Promise.all(running.values())
    },
    close() {
      closed = true
    },
  }
}

async function deliver(world: World, callback: Callback, timeoutMs: number) {
  const app = world.apps.get(callback.appid)
  const settings = app?.callback
  if (!app || !settings) return world.store.commit(['callbacks', callback.sequence, null])
  const at = world.now().toISOString()
  const started = performance.now()
  const { url, body } = sealed(app, settings, callback, world.now())
  const answer = await answerOf(world.fetch, url, body, settings, timeoutMs)
  const tries = [
    ...callback.tries,
    { at, tookMs: Math.round(performance.now() - started), outcome: answer.outcome },
  ]
  if (!world.store.all.callbacks.has(callback.sequence)) return // reset meanwhile
  const reply = answer.text === undefined ? undefined : opened(answer.text, app, settings)
  const good = answer.text !== undefined && reply !== 'bad'
  const state = good ? 'answered' : tries.length < TRIES_MAX ? 'waiting' : 'given up'
  const outcome = reply === 'bad' ? '回复无法识别' : answer.outcome
  tries[tries.length - 1] = { ...tries[tries.length - 1]!, outcome }
  const changes: Change[] = [
    ['callbacks', callback.sequence, { ...callback, tries, state, dueAt: later(world.now(), 1) }],
  ]
  const personId = world.personOf(app.appid, callback.openid)?.personId
  const shown = good ? reply : state === 'given up' && callback.name === 'text' ? apology : undefined
  if (personId && shown)
    changes.push(...messageChanges(world, { appid: app.appid, personId, errcode: 0, ...shown }))
  if (state !== 'waiting') changes.push(...outdated(world))
  world.store.commit(...changes)
  world.tell({ kind: 'callback', personId })
  if (shown) world.tell({ kind: 'message', personId })
}

type Shown = Pick<Message, 'channel' | 'text' | 'articles'>
const apology: Shown = { channel: 'system', text: '该公众号暂时无法提供服务，请稍后再试' }

async function answerOf(
  call: typeof fetch,
  url: string,
  body: string,
  settings: CallbackSettings,
  timeoutMs: number,
) {
  const type = settings.format === 'json' ? 'application/json' : 'text/xml'
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const response = await call(url, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
      redirect: 'manual',
      signal,
    })
    const text = await response.text()
    return response.status === 200
      ? { outcome: text.slice(0, 80) || '（空）', text }
      : { outcome: `HTTP ${response.status}` }
  } catch {
    return { outcome: signal.aborted ? `超过 ${timeoutMs / 1000} 秒没有回应` : '无法连接' }
  }
}

/** The request of one try: signature over token, timestamp and nonce always; in safe mode msg_signature over the ciphertext as well. */
export function sealed(
  app: AppSettings,
  settings: CallbackSettings,
  callback: Pick<Callback, 'message' | 'openid'>,
  now: Date,
) {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = String(randomInt(100_000_000, 2_000_000_000))
  const url = new URL(settings.url)
  url.searchParams.set('signature', signatureOf(settings.token, timestamp, nonce))
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('nonce', nonce)
  url.searchParams.set('openid', callback.openid)
  const plain = written(callback.message, settings)
  if (settings.mode === 'plain') return { url: url.href, body: plain }
  const Encrypt = encrypt(plain, settings.aesKey, app.appid)
  url.searchParams.set('encrypt_type', 'aes')
  url.searchParams.set('msg_signature', signatureOf(settings.token, timestamp, nonce, Encrypt))
  const fields = {
    ...(settings.mode === 'compatible' ? callback.message : { ToUserName: callback.message.ToUserName }),
    Encrypt,
  }
  return { url: url.href, body: written(fields, settings) }
}

/** JSON puts the list of an event at top level, as one object where it is single, and its numbers are text. */
function written(fields: Record<string, unknown>, settings: CallbackSettings) {
  if (settings.format !== 'json') return toXml(fields)
  const flat = Object.entries(fields).flatMap(([name, value]) => {
    const list = value && typeof value === 'object' && 'List' in value ? value.List : undefined
    if (!Array.isArray(list)) return [[name, value]]
    const texts = list.map((one) =>
      Object.fromEntries(Object.entries(one).map(([key, field]) => [key, String(field)])),
    )
    return [['List', texts.length === 1 ? texts[0] : texts]]
  })
  return JSON.stringify(Object.fromEntries(flat))
}

/** The passive reply in an answer: undefined for `success` or nothing, `bad` for what the platform would not accept. */
function opened(text: string, app: AppSettings, settings: CallbackSettings): Shown | 'bad' | undefined {
  if (text === '' || text === 'success') return undefined
  let fields = fromXml(text)
  if (!fields) return 'bad'
  if (settings.mode !== 'plain') {
    const { Encrypt, MsgSignature, TimeStamp, Nonce } = fields
    if (typeof Encrypt !== 'string') return 'bad'
    if (MsgSignature !== signatureOf(settings.token, String(TimeStamp), String(Nonce), Encrypt)) return 'bad'
    const keys = [settings.aesKey, settings.previousAesKey].filter((key) => key !== undefined)
    const plain = keys.map((key) => tryDecrypt(Encrypt, key, app.appid)).find((one) => one !== undefined)
    fields = plain === undefined ? undefined : fromXml(plain)
  }
  if (fields?.MsgType === 'text') return { channel: 'reply', text: String(fields.Content ?? '') }
  if (fields?.MsgType === 'news') return { channel: 'reply', articles: articlesOf(fields.Articles) }
  return fields?.MsgType === 'transfer_customer_service' ? undefined : 'bad'
}

function tryDecrypt(encrypted: string, key: string, appid: string) {
  try {
    return decrypt(encrypted, key, appid)
  } catch {
    return undefined
  }
}

function articlesOf(articles: unknown) {
  const items = articles && typeof articles === 'object' && 'item' in articles ? articles.item : []
  return (Array.isArray(items) ? items : [items]).map(
    ({ Title, Description, Url }: Record<string, unknown>) => ({
      title: String(Title ?? ''),
      description: String(Description ?? ''),
      url: String(Url ?? ''),
    }),
  )
}

function outdated(world: World): Change[] {
  const { callbacks } = world.store.all
  if (callbacks.size <= KEPT_MAX) return []
  for (const [key, { state }] of callbacks) if (state !== 'waiting') return [['callbacks', key, null]]
  return []
}
