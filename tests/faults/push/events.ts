import { encrypt, wechatSignatureOf } from '@zhixing/functions/core/wechat/crypto'
import { putFollowers } from '@zhixing/functions/push/store/followers'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { guestToken } from '../../support/request'
import { callVerb } from '../calls'
import { startPlatform } from '../platform'
import type { Scenario } from '../scenario'
import { aPlannedBell, instantNow, laneOf, queueScenario, subscribeTemplateId, workOn } from './given'

const { SERVICE_ACCOUNT_APPID = '', CALLBACK_TOKEN = '', CALLBACK_AES_KEY = '' } = process.env

/** An event as the callback queues it. */
const anEvent = (event: string, app: 'serviceAccount' | 'miniProgram', fields: object = {}) => ({
  kind: 'event',
  app,
  openid: ulid(),
  at: instantNow(),
  event,
  fields,
  tries: 0,
})

/** An encrypted and signed callback of WeChat's safe mode. */
function aSignedCallback() {
  const time = `${Math.floor(Date.now() / 1000) + 180}`
  const message = {
    ToUserName: 'gh_2',
    FromUserName: ulid(),
    CreateTime: Number(time),
    MsgType: 'event',
    Event: 'SCAN',
  }
  const plain = { message: JSON.stringify(message), appid: SERVICE_ACCOUNT_APPID }
  const Encrypt = encrypt(plain, CALLBACK_AES_KEY, Buffer.alloc(16))
  return {
    signature: wechatSignatureOf(CALLBACK_TOKEN, time, '1'),
    timestamp: time,
    nonce: '1',
    msg_signature: wechatSignatureOf(CALLBACK_TOKEN, time, '1', Encrypt),
    encrypt_type: 'aes' as const,
    body: JSON.stringify({ ToUserName: 'gh_2', Encrypt }),
  }
}

export const eventScenarios: Scenario[] = [
  {
    verb: 'push/subscribe',
    async arrange() {
      startPlatform()
      const openid = ulid()
      const results = [{ templateId: subscribeTemplateId, answer: 'accept' as const }]
      const input = { requestId: ulid(), results }
      const token = (now: Date) => guestToken(openid, now)
      return (now) => callVerb(contract.subscribe, { input, token }, now)
    },
  },
  {
    verb: 'push/callback',
    async arrange() {
      startPlatform()
      const input = aSignedCallback()
      return (now) => callVerb(contract.callback, { input }, now)
    },
  },
  queueScenario('a new follower', async () => {
    startPlatform()
    return anEvent('subscribe', 'serviceAccount')
  }),
  queueScenario('a follower who leaves', async () => {
    startPlatform()
    const openid = ulid()
    const followedAt = new Date(Date.now() - 60_000).toISOString()
    await putFollowers([{ openid, unionid: 'union'.padEnd(28, 'x'), followedAt }])
    return { ...anEvent('unsubscribe', 'serviceAccount'), openid }
  }),
  queueScenario('a consent', async () => {
    startPlatform()
    const List = [{ TemplateId: subscribeTemplateId, SubscribeStatusString: 'accept', PopupScene: '0' }]
    return anEvent('subscribe_msg_popup_event', 'miniProgram', { List })
  }),
  queueScenario('a message that WeChat could not deliver', async () => {
    const bell = await aPlannedBell('templateMessage')
    await workOn({ kind: 'deliver', ...laneOf(bell, 'templateMessage') })
    const fields = { MsgID: 1, Status: 'failed:user block' }
    return { ...anEvent('TEMPLATESENDJOBFINISH', 'serviceAccount', fields), openid: bell.followers[0] }
  }),
]
