import { randomInt } from 'node:crypto'
import type { Callback } from '../platform/records'
import type { AppSettings, CallbackSettings } from '../platform/settings'
import { encryptMessage, signatureOf } from './crypto'
import { toXml } from './xml'

type CallbackFields = Record<string, unknown>

/**
 * The request of one try, signed over token, timestamp and nonce. In safe mode the message is encrypted and
 * `msg_signature` covers the ciphertext; compatible mode adds the plain message.
 */
export function createCallbackRequest(
  app: AppSettings,
  settings: CallbackSettings,
  callback: Pick<Callback, 'message' | 'openid'>,
  now: Date,
): { url: string; body: string } {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = String(randomInt(100_000_000, 2_000_000_000))
  const url = new URL(settings.url)
  url.searchParams.set('signature', signatureOf(settings.token, timestamp, nonce))
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('nonce', nonce)
  url.searchParams.set('openid', callback.openid)
  const plain = serialize(callback.message, settings)
  if (settings.mode === 'plain') return { url: url.href, body: plain }

  const Encrypt = encryptMessage(plain, settings.aesKey, app.appid)
  url.searchParams.set('encrypt_type', 'aes')
  url.searchParams.set('msg_signature', signatureOf(settings.token, timestamp, nonce, Encrypt))
  const { ToUserName } = callback.message
  const fields = settings.mode === 'compatible' ? { ...callback.message, Encrypt } : { ToUserName, Encrypt }
  return { url: url.href, body: serialize(fields, settings) }
}

const serialize = (fields: CallbackFields, { format }: CallbackSettings) =>
  format === 'json' ? JSON.stringify(liftLists(fields)) : toXml(fields)

/** JSON has the list of an event at top level, a list of one as an object, and the numbers in it as text. */
function liftLists(fields: CallbackFields): CallbackFields {
  const lifted = Object.entries(fields).map(([name, value]) => {
    const list = value && typeof value === 'object' && 'List' in value ? value.List : undefined
    if (!Array.isArray(list)) return [name, value]
    const entries = list.map(withTextValues)
    return ['List', entries.length === 1 ? entries[0] : entries]
  })
  return Object.fromEntries(lifted)
}

const withTextValues = (entry: object) =>
  Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, String(value)]))
