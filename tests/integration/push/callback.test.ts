import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { wechatSignatureOf } from '@zhixing/functions/core/wechat/crypto'
import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/push/contract'
import { callbackTexts } from '../../support/push/callback-texts'
import { now, queue } from '../../support/push/given'
import {
  anEvent,
  sendCallback,
  signedCallback,
  callbackToken as token,
} from '../../support/push/signed-callback'
import { serviceAccountAppid } from '../../support/push/wechat-apps'
import { request } from '../../support/request'

beforeAll(() => {
  // the tests provoke errors of the queue
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})

describe('the callback of WeChat', () => {
  test('M10 200 success, and one message in the queue, however often WeChat repeats it', async () => {
    queue.sent.length = 0
    const input = signedCallback(anEvent())
    for (let n = 0; n < 3; n++) expect((await sendCallback(input)).body).toBe('success')
    expect(queue.kinds()).toEqual(['event'])
  })
  test('200 two events of one second are two, also when only the 64-bit id of a message tells them apart', async () => {
    queue.sent.length = 0
    const one = anEvent()
    const result = { ...one, Event: 'TEMPLATESENDJOBFINISH', Status: 'success' }
    const withId = (id: string) =>
      JSON.stringify({ ...result, MsgID: 0 }).replace('"MsgID":0', `"MsgID":${id}`)
    await sendCallback(signedCallback(one))
    await sendCallback(signedCallback({ ...one, EventKey: 'b' }))
    for (const id of ['9007199254740993', '9007199254740992']) await sendCallback(signedCallback(withId(id)))
    expect(queue.kinds()).toHaveLength(4)
  })
  test.each(['xml', 'json'] as const)(
    '200 success for every text that people send, in %s',
    async (format) => {
      queue.sent.length = 0
      for (const text of [...callbackTexts, ']]>', ']]><!DOCTYPE a>', '\u0000']) {
        const message = anEvent({
          Event: undefined,
          MsgType: 'text',
          Content: text,
          MsgId: `${now().getTime()}`,
        })
        expect((await sendCallback(signedCallback(message, { format }))).body).toBe('success')
        const scan = anEvent({ EventKey: text })
        expect((await sendCallback(signedCallback(scan, { format }))).body).toBe('success')
        expect(queue.sent.splice(0)).toMatchObject([{ message: { fields: { EventKey: text } } }])
      }
    },
  )
  test('200 success for messages and for events that change nothing; neither is queued', async () => {
    queue.sent.length = 0
    for (const changes of [
      { Event: undefined, MsgType: 'text', Content: '老师好', MsgId: '9007199254740993' },
      { Event: 'VIEW', EventKey: 'https://example.cn' },
      { Event: 'constructor' },
      { Event: '__proto__' },
    ])
      expect((await sendCallback(signedCallback(anEvent(changes)))).body).toBe('success')
    expect(queue.sent).toEqual([])
  })
  test.each([253402300800, 9e15, 1e300, -1, 'soon', 1785000000000])(
    '200 a CreateTime of %s is replaced by the time of sending, which is signed',
    async (CreateTime) => {
      queue.sent.length = 0
      expect((await sendCallback(signedCallback(anEvent({ CreateTime })))).body).toBe('success')
      expect(queue.sent).toMatchObject([{ message: { at: now().toISOString() } }])
    },
  )
  test('503 service/unavailable while the queue is down, and WeChat’s repeat is queued', async () => {
    queue.sent.length = 0
    const input = signedCallback(anEvent())
    queue.failing.push('down')
    expect((await sendCallback(input)).type).toBe('service/unavailable')
    expect((await sendCallback(input)).body).toBe('success')
    expect((await sendCallback(input)).body).toBe('success')
    expect(queue.kinds()).toEqual(['event'])
  })
  test('a batch that the queue takes in part is completed, or answered with 503', async () => {
    queue.sent.length = 0
    queue.failing.push('partly')
    expect((await sendCallback(signedCallback(anEvent()))).body).toBe('success')
    queue.failing.push('partly', 'partly')
    expect((await sendCallback(signedCallback(anEvent()))).type).toBe('service/unavailable')
    expect(queue.kinds()).toEqual(['event'])
  })
  test.each<[string, () => ReturnType<typeof signedCallback>]>([
    ['another key', () => signedCallback(anEvent(), { aesKey: `${'z'.repeat(42)}A` })],
    ['another app', () => signedCallback(anEvent(), { id: 'wx-of-another' })],
    [
      'an app whose name begins like ours',
      () => signedCallback(anEvent(), { id: `${serviceAccountAppid}x` }),
    ],
    [
      'a timestamp six minutes ago',
      () => signedCallback(anEvent(), { at: new Date(now().getTime() - 360_000) }),
    ],
    [
      'a timestamp six minutes ahead',
      () => signedCallback(anEvent(), { at: new Date(now().getTime() + 360_000) }),
    ],
    [
      'a signature that covers no body',
      () => ({ ...signedCallback(anEvent()), msg_signature: signedCallback(anEvent()).signature }),
    ],
    [
      'a body of another message',
      () => ({ ...signedCallback(anEvent()), body: signedCallback(anEvent()).body }),
    ],
    ['plain mode', () => ({ ...signedCallback(anEvent()), body: JSON.stringify(anEvent()) })],
    [
      'compatible mode',
      () => ({
        ...signedCallback(anEvent()),
        body: JSON.stringify({ ...anEvent(), ...JSON.parse(signedCallback(anEvent()).body) }),
      }),
    ],
    ['no FromUserName', () => signedCallback(anEvent({ FromUserName: undefined }))],
    ['a list instead of an object', () => signedCallback([anEvent()])],
  ])('403 signature-invalid, and nothing is queued: %s', async (_, input) => {
    queue.sent.length = 0
    expect((await sendCallback(input())).type).toBe('push/signature-invalid')
    expect(queue.sent).toEqual([])
  })
  test('400 invalid without msg_signature: a captured query string authenticates nothing', async () => {
    const { msg_signature: _, ...rest } = signedCallback(anEvent())
    expect(
      (await request(contract.callback, rest as ReturnType<typeof signedCallback>, { now: now() })).type,
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
