import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { encrypt, wechatSignatureOf } from '@zhixing/functions/core/wechat/crypto'
import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { now, queue } from '../../support/push/given'
import { request } from '../../support/request'

beforeAll(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined) // alarms and queues that are down are what is provoked here
})

describe('the callback', () => {
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
  const sealed = (message: object, { id = appid, at = now(), aesKey = key } = {}) => {
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
  const tell = (input: ReturnType<typeof sealed>) => request(contract.callback, input, { now: now() })

  test('200 success, and one message in the queue however often it comes', async () => {
    queue.sent.length = 0
    const input = sealed(event())
    for (let n = 0; n < 3; n++) expect((await tell(input)).body).toBe('success')
    expect(queue.kinds()).toEqual(['event'])
  })
  test('two events of one second are two; a message is known by its number', async () => {
    queue.sent.length = 0
    const one = event()
    for (const message of [
      one,
      { ...one, EventKey: 'b' },
      { ...one, Event: undefined, MsgType: 'text', MsgId: '9007199254740993' },
    ]) {
      await tell(sealed(message))
    }
    expect(queue.kinds()).toHaveLength(3)
  })
  test('503 when the queue is down, and WeChat’s repeat gets in', async () => {
    queue.sent.length = 0
    const input = sealed(event())
    queue.failing.push('down')
    expect((await tell(input)).type).toBe('service/unavailable')
    expect((await tell(input)).body).toBe('success')
    expect((await tell(input)).body).toBe('success')
    expect(queue.kinds()).toEqual(['event'])
  })
  test('a batch that is taken in part is completed; one that is not says so', async () => {
    queue.sent.length = 0
    queue.failing.push('partly')
    expect((await tell(sealed(event()))).body).toBe('success')
    queue.failing.push('partly', 'partly')
    expect((await tell(sealed(event()))).type).toBe('service/unavailable')
    expect(queue.kinds()).toEqual(['event'])
  })
  test.each<[string, () => ReturnType<typeof sealed>]>([
    ['another key', () => sealed(event(), { aesKey: `${'z'.repeat(42)}A` })],
    ['another app', () => sealed(event(), { id: 'wx-of-somebody' })],
    ['an app whose name begins like ours', () => sealed(event(), { id: `${appid}x` })],
    ['six minutes ago', () => sealed(event(), { at: new Date(now().getTime() - 360_000) })],
    ['six minutes ahead', () => sealed(event(), { at: new Date(now().getTime() + 360_000) })],
    [
      'a signature that covers no body',
      () => ({ ...sealed(event()), msg_signature: sealed(event()).signature }),
    ],
    ['a body of another message', () => ({ ...sealed(event()), body: sealed(event()).body })],
    ['plain mode', () => ({ ...sealed(event()), body: JSON.stringify(event()) })],
    [
      'compatible mode',
      () => ({
        ...sealed(event()),
        body: JSON.stringify({ ...event(), ...JSON.parse(sealed(event()).body) }),
      }),
    ],
    ['no person', () => sealed(event({ FromUserName: undefined }))],
    ['no object', () => sealed([event()])],
  ])('403 signature-invalid: %s changes nothing', async (_, input) => {
    queue.sent.length = 0
    expect((await tell(input())).type).toBe('push/signature-invalid')
    expect(queue.sent).toEqual([])
  })
  test('a captured query string authenticates nothing: 400 without msg_signature', async () => {
    const { msg_signature: _, ...rest } = sealed(event())
    expect((await request(contract.callback, rest as ReturnType<typeof sealed>, { now: now() })).type).toBe(
      'request/invalid',
    )
  })
  test('200 the address check echoes; 403 with a wrong or an old signature', async () => {
    const timestamp = `${Math.floor(now().getTime() / 1000)}`
    const input = {
      signature: wechatSignatureOf(token, timestamp, 'n'),
      timestamp,
      nonce: 'n',
      echostr: '4375120948345356249',
    }
    const ask = (changes = {}) => request(contract.verifyCallback, { ...input, ...changes }, { now: now() })
    expect((await ask()).body).toBe('4375120948345356249')
    expect((await ask({ signature: wechatSignatureOf('x', timestamp, 'n') })).type).toBe(
      'push/signature-invalid',
    )
    expect((await ask({ timestamp: '1', signature: wechatSignatureOf(token, '1', 'n') })).type).toBe(
      'push/signature-invalid',
    )
    expect(new Refusal('push/signature-invalid').status).toBe(403)
  })
})
