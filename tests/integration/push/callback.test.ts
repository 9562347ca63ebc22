import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { encrypt, wechatSignatureOf } from '@zhixing/functions/core/wechat/crypto'
import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { now, queue } from '../../support/push/given'
import { request } from '../../support/request'

beforeAll(() => {
  // the tests provoke errors of the queue
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})

describe('the callback of WeChat', () => {
  const {
    CALLBACK_TOKEN: token = '',
    CALLBACK_AES_KEY: key = '',
    SERVICE_ACCOUNT_APPID: appid = '',
  } = process.env
  const event = (changes = {}) => ({
    ToUserName: 'gh_2',
    FromUserName: ulid(),
    CreateTime: Math.floor(now().getTime() / 1000),
    MsgType: 'event',
    Event: 'VIEW',
    ...changes,
  })
  const encryptedBody = (message: object, { id = appid, at = now(), aesKey = key } = {}) => {
    const Encrypt = encrypt({ message: JSON.stringify(message), appid: id }, aesKey)
    const [timestamp, nonce] = [`${Math.floor(at.getTime() / 1000)}`, '12345']
    const msg_signature = wechatSignatureOf(token, timestamp, nonce, Encrypt)
    const body = JSON.stringify({ ToUserName: 'gh_2', Encrypt })
    return {
      signature: wechatSignatureOf(token, timestamp, nonce),
      timestamp,
      nonce,
      msg_signature,
      encrypt_type: 'aes' as const,
      body,
    }
  }
  const send = (input: ReturnType<typeof encryptedBody>) => request(contract.callback, input, { now: now() })

  test('M10 200 success, and one message in the queue, however often WeChat repeats it', async () => {
    queue.sent.length = 0
    const input = encryptedBody(event())
    for (let n = 0; n < 3; n++) expect((await send(input)).body).toBe('success')
    expect(queue.kinds()).toEqual(['event'])
  })
  test('200 two events of one second are two, and a message is identified by its MsgId', async () => {
    queue.sent.length = 0
    const one = event()
    for (const message of [
      one,
      { ...one, EventKey: 'b' },
      { ...one, Event: undefined, MsgType: 'text', MsgId: '9007199254740993' },
    ]) {
      await send(encryptedBody(message))
    }
    expect(queue.kinds()).toHaveLength(3)
  })
  test('503 service/unavailable while the queue is down, and WeChat’s repeat is queued', async () => {
    queue.sent.length = 0
    const input = encryptedBody(event())
    queue.failing.push('down')
    expect((await send(input)).type).toBe('service/unavailable')
    expect((await send(input)).body).toBe('success')
    expect((await send(input)).body).toBe('success')
    expect(queue.kinds()).toEqual(['event'])
  })
  test('a batch that the queue takes in part is completed, or answered with 503', async () => {
    queue.sent.length = 0
    queue.failing.push('partly')
    expect((await send(encryptedBody(event()))).body).toBe('success')
    queue.failing.push('partly', 'partly')
    expect((await send(encryptedBody(event()))).type).toBe('service/unavailable')
    expect(queue.kinds()).toEqual(['event'])
  })
  test.each<[string, () => ReturnType<typeof encryptedBody>]>([
    ['another key', () => encryptedBody(event(), { aesKey: `${'z'.repeat(42)}A` })],
    ['another app', () => encryptedBody(event(), { id: 'wx-of-another' })],
    ['an app whose name begins like ours', () => encryptedBody(event(), { id: `${appid}x` })],
    [
      'a timestamp six minutes ago',
      () => encryptedBody(event(), { at: new Date(now().getTime() - 360_000) }),
    ],
    [
      'a timestamp six minutes ahead',
      () => encryptedBody(event(), { at: new Date(now().getTime() + 360_000) }),
    ],
    [
      'a signature that covers no body',
      () => ({ ...encryptedBody(event()), msg_signature: encryptedBody(event()).signature }),
    ],
    ['a body of another message', () => ({ ...encryptedBody(event()), body: encryptedBody(event()).body })],
    ['plain mode', () => ({ ...encryptedBody(event()), body: JSON.stringify(event()) })],
    [
      'compatible mode',
      () => ({
        ...encryptedBody(event()),
        body: JSON.stringify({ ...event(), ...JSON.parse(encryptedBody(event()).body) }),
      }),
    ],
    ['no FromUserName', () => encryptedBody(event({ FromUserName: undefined }))],
    ['a list instead of an object', () => encryptedBody([event()])],
  ])('403 signature-invalid, and nothing is queued: %s', async (_, input) => {
    queue.sent.length = 0
    expect((await send(input())).type).toBe('push/signature-invalid')
    expect(queue.sent).toEqual([])
  })
  test('400 invalid without msg_signature: a captured query string authenticates nothing', async () => {
    const { msg_signature: _, ...rest } = encryptedBody(event())
    expect(
      (await request(contract.callback, rest as ReturnType<typeof encryptedBody>, { now: now() })).type,
    ).toBe('request/invalid')
  })
  test('200 the address check echoes echostr; 403 with a wrong or an old signature', async () => {
    const timestamp = `${Math.floor(now().getTime() / 1000)}`
    const input = {
      signature: wechatSignatureOf(token, timestamp, 'n'),
      timestamp,
      nonce: 'n',
      echostr: '4375120948345356249',
    }
    const verify = (changes = {}) =>
      request(contract.verifyCallback, { ...input, ...changes }, { now: now() })
    expect((await verify()).body).toBe('4375120948345356249')
    expect((await verify({ signature: wechatSignatureOf('x', timestamp, 'n') })).type).toBe(
      'push/signature-invalid',
    )
    expect((await verify({ timestamp: '1', signature: wechatSignatureOf(token, '1', 'n') })).type).toBe(
      'push/signature-invalid',
    )
    expect(new Refusal('push/signature-invalid').status).toBe(403)
  })
})
