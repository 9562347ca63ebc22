import { encrypt, wechatSignatureOf } from '@zhixing/functions/core/wechat/crypto'
import { toXml } from '@zhixing/local/wechat/callbacks/xml'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { request } from '../request'
import { now } from './given'

export const { CALLBACK_TOKEN: callbackToken = '' } = process.env
const { CALLBACK_AES_KEY: key = '', SERVICE_ACCOUNT_APPID: appid = '' } = process.env

/** An event of a new person that the product handles. */
export const anEvent = (changes = {}) => ({
  ToUserName: 'gh_2',
  FromUserName: ulid(),
  CreateTime: Math.floor(now().getTime() / 1000),
  MsgType: 'event',
  Event: 'SCAN',
  ...changes,
})

/** The request of WeChat's safe mode with this message. */
export function signedCallback(
  message: object | string,
  { id = appid, at = now(), aesKey = key, format = 'json' as 'json' | 'xml' } = {},
) {
  const write = (fields: object | string) => {
    if (typeof fields === 'string') return fields
    return format === 'json' ? JSON.stringify(fields) : toXml(fields as Record<string, unknown>)
  }
  const Encrypt = encrypt({ message: write(message), appid: id }, aesKey)
  const [timestamp, nonce] = [`${Math.floor(at.getTime() / 1000)}`, '12345']
  return {
    signature: wechatSignatureOf(callbackToken, timestamp, nonce),
    timestamp,
    nonce,
    msg_signature: wechatSignatureOf(callbackToken, timestamp, nonce, Encrypt),
    encrypt_type: 'aes' as const,
    body: write({ ToUserName: 'gh_2', Encrypt }),
  }
}

export const sendCallback = (input: ReturnType<typeof signedCallback>) =>
  request(contract.callback, input, { now: now() })
