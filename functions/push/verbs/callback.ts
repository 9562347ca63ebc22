import { createHash } from 'node:crypto'
import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/push/contract'
import { environment } from '../../core/environment'
import { publicEndpoint } from '../../core/http/endpoint'
import { enqueue } from '../../core/jobs/queue'
import { decrypt, isWechatSignature } from '../../core/wechat/crypto'
import { CallbackFields, encryptedIn, fieldsOf } from '../callbacks/callback-body'
import { firstSeen, markQueued } from '../store/seen-callbacks'

const FRESH_SECONDS = 300
const ANSWER = 'success' // stops WeChat's repeats and says nothing to the person

/** Only what is signed over its ciphertext, fresh, and encrypted for one of our apps is looked at. Worked on later: WeChat waits five seconds. */
export const callback = publicEndpoint(contract.callback, async ({ input, now }) => {
  const { app, fields } = openBody(input, now)
  const seen = seenOf(app, fields)
  // A repeat whose first delivery got into the queue is done; one whose first was cut short before that is not.
  if (!(await firstSeen(seen, now))) return ANSWER
  await enqueue({
    kind: 'event',
    app,
    openid: fields.FromUserName,
    at: new Date(fields.CreateTime * 1000).toISOString(),
    event: fields.Event ?? `message ${fields.MsgType}`,
    fields,
  })
  await markQueued(seen, now)
  return ANSWER
})

export const isFresh = (timestamp: string, now: Date) =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= FRESH_SECONDS

interface Input {
  body: string
  msg_signature: string
  timestamp: string
  nonce: string
}

function openBody({ body, msg_signature, timestamp, nonce }: Input, now: Date) {
  const encrypted = encryptedIn(body)
  if (
    !encrypted ||
    !isWechatSignature(msg_signature, environment.callbackToken, timestamp, nonce, encrypted) ||
    !isFresh(timestamp, now)
  ) {
    throw new Refusal('push/signature-invalid')
  }
  const keys = [environment.callbackAesKey, environment.previousCallbackAesKey]
  for (const key of keys) {
    const decrypted = key ? decrypt(encrypted, key) : undefined
    const app = decrypted && appOf(decrypted.appid)
    const fields = app && CallbackFields.safeParse(fieldsOf(decrypted.message)).data
    if (fields) return { app, fields }
  }
  throw new Refusal('push/signature-invalid')
}

function appOf(appid: string) {
  if (appid === environment.serviceAccountAppid) return 'serviceAccount' as const
  return appid === environment.miniProgramAppid ? ('miniProgram' as const) : undefined
}

/** Messages have a number; events are told apart by who, when and what: two of them can share a second. */
function seenOf(
  app: string,
  { MsgId, FromUserName, CreateTime, Event, EventKey, MsgID }: CallbackFields,
): string {
  const parts = MsgId ? [app, MsgId] : [app, FromUserName, CreateTime, Event, EventKey, MsgID]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
