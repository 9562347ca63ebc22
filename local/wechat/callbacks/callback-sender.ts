import { messageChanges } from '../platform/messages'
import { isoAfter, type Platform } from '../platform/platform'
import type { Callback, StoreChange } from '../platform/records'
import type { CallbackSettings } from '../platform/settings'
import { type ChatReply, readReply } from './callback-reply'
import { createCallbackRequest } from './callback-request'

const TRIES_MAX = 3
const RETRY_SECONDS = 1
const TIMEOUT_MS = 5_000
const CONCURRENCY_MAX = 8
const FINISHED_MAX = 400 // kept for the operator
const OUTCOME_CHARACTERS_MAX = 80

export interface CallbackSender {
  /** Starts to send what is due. */
  sendDue(): void
  /** Resolves when nothing that is due is left. */
  whenIdle(): Promise<void>
  close(): void
}

/** Sends due callbacks, at most eight at the same time. */
export function createCallbackSender(platform: Platform, timeoutMs = TIMEOUT_MS): CallbackSender {
  const running = new Map<string, Promise<void>>()
  let isClosed = false

  const sendDue = () => {
    if (isClosed) return
    const now = platform.now().toISOString()
    for (const callback of platform.store.all.callbacks.values()) {
      if (running.size >= CONCURRENCY_MAX) return
      const isDue = callback.state === 'waiting' && callback.dueAt <= now
      if (!isDue || running.has(callback.sequence)) continue
      const sending = sendOnce(platform, callback, timeoutMs).finally(() => {
        running.delete(callback.sequence)
        sendDue()
      })
      running.set(callback.sequence, sending)
    }
  }
  return {
    sendDue,
    async whenIdle() {
      for (sendDue(); running.size; sendDue()) await Promise.all(running.values())
    },
    close() {
      isClosed = true
    },
  }
}

/** Makes one try, stores its outcome, and shows the app's reply in the chat. */
async function sendOnce(platform: Platform, callback: Callback, timeoutMs: number): Promise<void> {
  const app = platform.apps.get(callback.appid)
  const settings = app?.callback
  if (!app || !settings) return platform.store.commit(['callbacks', callback.sequence, null])
  const at = platform.now().toISOString()
  const startedAt = performance.now()
  const { url, body } = createCallbackRequest(app, settings, callback, platform.now())
  const response = await post(platform.fetch, url, body, settings, timeoutMs)
  const tookMs = Math.round(performance.now() - startedAt)
  const wasReset = !platform.store.all.callbacks.has(callback.sequence)
  if (wasReset) return

  const reply = response.text === undefined ? undefined : readReply(response.text, app, settings)
  const isAccepted = response.text !== undefined && reply !== 'invalid'
  const outcome = reply === 'invalid' ? '回复无法识别' : response.outcome
  const tries = [...callback.tries, { at, tookMs, outcome }]
  const stateAfterFailure = tries.length < TRIES_MAX ? 'waiting' : 'given up'
  const state = isAccepted ? 'answered' : stateAfterFailure
  const needsApology = state === 'given up' && callback.name === 'text'
  const apology = needsApology ? APOLOGY : undefined
  const shown = reply === 'invalid' || !isAccepted ? apology : reply
  const personId = platform.findPersonByOpenid(app.appid, callback.openid)?.personId
  const dueAt = isoAfter(platform.now(), RETRY_SECONDS)
  platform.store.commit(
    ['callbacks', callback.sequence, { ...callback, tries, state, dueAt }],
    ...(personId && shown
      ? messageChanges(platform, { appid: app.appid, personId, errcode: 0, ...shown })
      : []),
    ...(state === 'waiting' ? [] : deleteOldestFinished(platform)),
  )
  platform.notifyUi({ kind: 'callback', personId })
  if (shown) platform.notifyUi({ kind: 'message', personId })
}

const APOLOGY: ChatReply = { channel: 'system', text: '该公众号暂时无法提供服务，请稍后再试' }

/** The outcome for the operator, and the text of a response with status 200. */
async function post(
  send: typeof fetch,
  url: string,
  body: string,
  { format }: CallbackSettings,
  timeoutMs: number,
): Promise<{ outcome: string; text?: string }> {
  const headers = { 'content-type': format === 'json' ? 'application/json' : 'text/xml' }
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const response = await send(url, { method: 'POST', body, headers, redirect: 'manual', signal })
    const text = await response.text()
    if (response.status !== 200) return { outcome: `HTTP ${response.status}` }
    return { outcome: text.slice(0, OUTCOME_CHARACTERS_MAX) || '（空）', text }
  } catch {
    return { outcome: signal.aborted ? `超过 ${timeoutMs / 1000} 秒没有回应` : '无法连接' }
  }
}

function deleteOldestFinished(platform: Platform): StoreChange[] {
  const { callbacks } = platform.store.all
  if (callbacks.size <= FINISHED_MAX) return []
  for (const [key, { state }] of callbacks) if (state !== 'waiting') return [['callbacks', key, null]]
  return []
}
