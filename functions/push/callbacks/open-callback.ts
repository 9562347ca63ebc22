import { environment } from '../../core/environment'
import { decrypt, isWechatSignature } from '../../core/wechat/crypto'
import { CallbackFields, parseBody, parseEncrypt } from './callback-body'

const FRESH_SECONDS = 300
const epochSeconds = /^\d{1,12}$/

/** Whether a timestamp is at most five minutes from now; another one may be a replay. */
export const isFresh = (timestamp: string, now: Date) =>
  epochSeconds.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= FRESH_SECONDS

/**
 * When the event happened. A `CreateTime` that cannot be read or lies ahead is replaced by the time of
 * sending, which the signature covers: as a time of following it would outlast every later event.
 */
export function eventTimeOf({ CreateTime }: CallbackFields, sentAtSeconds: string, now: Date): string {
  const isReadable = epochSeconds.test(String(CreateTime))
  const isPlausible = isReadable && Number(CreateTime) <= now.getTime() / 1000 + FRESH_SECONDS
  return new Date(Number(isPlausible ? CreateTime : sentAtSeconds) * 1000).toISOString()
}

interface CallbackInput {
  body: string
  msg_signature: string
  timestamp: string
  nonce: string
}

export interface OpenedCallback {
  app: 'serviceAccount' | 'miniProgram'
  fields: CallbackFields
}

/**
 * The fields of a callback in safe mode; undefined unless `msg_signature` covers the ciphertext, the
 * timestamp is fresh and one of our apps is the addressee. The previous AES key stays valid, because WeChat
 * changes it with overlap.
 */
export function openCallback(input: CallbackInput, now: Date): OpenedCallback | undefined {
  const { body, msg_signature, timestamp, nonce } = input
  const encrypted = parseEncrypt(body)
  if (!encrypted || !isFresh(timestamp, now)) return undefined
  if (!isWechatSignature(msg_signature, environment.callbackToken, timestamp, nonce, encrypted))
    return undefined
  for (const key of [environment.callbackAesKey, environment.previousCallbackAesKey]) {
    const decrypted = key ? decrypt(encrypted, key) : undefined
    const app = decrypted && appOf(decrypted.appid)
    const fields = app && CallbackFields.safeParse(parseBody(decrypted.message)).data
    if (fields) return { app, fields }
  }
  return undefined
}

function appOf(appid: string): OpenedCallback['app'] | undefined {
  if (appid === environment.serviceAccountAppid) return 'serviceAccount'
  return appid === environment.miniProgramAppid ? 'miniProgram' : undefined
}
