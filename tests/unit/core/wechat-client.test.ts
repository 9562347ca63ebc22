import { beforeEach, describe, expect, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import {
  callWechat,
  fetchWechatImage,
  forgetTokens,
  parsed,
  transport,
  WechatError,
} from '@zhixing/functions/core/wechat/client'
import { fakeWechat, png } from '../../support/wechat/fake-wechat'

const failure = async (run: () => Promise<unknown>) => {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof WechatError)) throw new Error(`no WechatError but ${error}`)
  return error
}
const call = { path: '/cgi-bin/template/send', body: { touser: 'o' } } as const
const tokenAnswer = (access_token: string, expires_in = 7200) => ({ access_token, expires_in })

/** An hour further for every test, so that no token of another one is left in the table. */
let hour = 0
beforeEach(() => {
  const at = Date.now() + ++hour * 10 * 3600_000
  clock.now = () => new Date(at)
})

describe('the access token', () => {
  test('is asked for once without force, and again only five minutes before its end', async () => {
    const wechat = fakeWechat({ [call.path]: () => ({ errcode: 0 }) })
    await Promise.all([callWechat('miniProgram', call), callWechat('miniProgram', call)])
    const start = clock.now().getTime()
    clock.now = () => new Date(start + 6899_000)
    forgetTokens()
    await callWechat('miniProgram', call)
    expect(wechat.asked('/cgi-bin/stable_token').map(({ body }) => body)).toEqual([
      { grant_type: 'client_credential', appid: 'wx-mini-program', secret: 'mini-program-secret' },
    ])
    clock.now = () => new Date(start + 6901_000)
    await callWechat('miniProgram', call)
    expect(wechat.asked('/cgi-bin/stable_token')).toHaveLength(2)
  })

  test('of one app is not used for the other', async () => {
    const wechat = fakeWechat({
      '/cgi-bin/stable_token': ({ body }) => tokenAnswer(`of ${body.appid}`),
      [call.path]: () => ({ errcode: 0 }),
    })
    await callWechat('miniProgram', call)
    await callWechat('serviceAccount', call)
    expect(wechat.asked(call.path).map(({ query }) => query.access_token)).toEqual([
      'of wx-mini-program',
      'of wx-service-account',
    ])
  })

  test.each([40001, 40014, 42001])(
    'refused with %i it is fetched anew without force, and the call made once more',
    async (errcode) => {
      let count = 0
      const wechat = fakeWechat({
        '/cgi-bin/stable_token': () => tokenAnswer(`token ${++count}`),
        [call.path]: ({ query }) =>
          query.access_token === 'token 1' ? { errcode, errmsg: 'invalid' } : { errcode: 0 },
      })
      expect(await callWechat('serviceAccount', call)).toEqual({ errcode: 0 })
      expect(wechat.asked(call.path)).toHaveLength(2)
      expect(wechat.asked('/cgi-bin/stable_token').every(({ body }) => !('force_refresh' in body))).toBe(true)
    },
  )

  test('refused twice it is a failure of the token, and no third call is made', async () => {
    const wechat = fakeWechat({ [call.path]: () => ({ errcode: 40001, errmsg: 'invalid credential' }) })
    expect(await failure(() => callWechat('serviceAccount', call))).toMatchObject({
      kind: 'token',
      errcode: 40001,
    })
    expect(wechat.asked(call.path)).toHaveLength(2)
  })

  test('that another instance has fetched meanwhile is taken from the table', async () => {
    let count = 0
    const wechat = fakeWechat({
      '/cgi-bin/stable_token': () => tokenAnswer(`shared ${++count}`),
      [call.path]: () => ({ errcode: 0 }),
    })
    await callWechat('serviceAccount', call)
    forgetTokens()
    await callWechat('serviceAccount', call)
    expect(wechat.asked('/cgi-bin/stable_token')).toHaveLength(1)
  })
})

describe('a busy platform', () => {
  const busy = (times: number) => {
    let count = 0
    return fakeWechat({
      [call.path]: () => (count++ < times ? { errcode: -1, errmsg: 'system error' } : { errcode: 0 }),
    })
  }

  test('is asked again three times where twice does no harm', async () => {
    busy(3)
    const waits: number[] = []
    transport.wait = async (milliseconds) => void waits.push(milliseconds)
    expect(await callWechat('miniProgram', { ...call, idempotent: true })).toEqual({ errcode: 0 })
    expect(waits).toHaveLength(3)
    for (const [retry, wait] of waits.entries()) expect(wait / (100 * 2 ** retry)).toBeGreaterThanOrEqual(0.5)
    busy(4)
    expect((await failure(() => callWechat('miniProgram', { ...call, idempotent: true }))).kind).toBe('busy')
  })

  test('is asked once where twice could be twice', async () => {
    const wechat = busy(1)
    expect((await failure(() => callWechat('miniProgram', call))).kind).toBe('busy')
    expect(wechat.asked(call.path)).toHaveLength(1)
  })
})

describe('what nobody knows the outcome of', () => {
  test.each<[string, () => Response | Error]>([
    ['a 502 page', () => new Response('<html>bad gateway</html>', { status: 502 })],
    ['an empty 200', () => new Response('', { status: 200 })],
    ['HTML with 200', () => new Response('<html></html>', { status: 200 })],
    [
      'a broken connection',
      () => new TypeError('fetch failed: http://wechat.test/cgi-bin?access_token=secret'),
    ],
  ])('%s is unknown, is not tried again, and names no address', async (_, reply) => {
    const wechat = fakeWechat({ [call.path]: reply })
    const error = await failure(() => callWechat('miniProgram', { ...call, idempotent: true }))
    expect([error.kind, wechat.asked(call.path).length]).toEqual(['unknown', 1])
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/access_token|secret/)
  })

  test('no answer in time is a timeout', async () => {
    fakeWechat({ [call.path]: () => ({ errcode: 0 }) })
    await callWechat('miniProgram', call)
    transport.timeoutMs = 20
    transport.fetch = (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    expect((await failure(() => callWechat('miniProgram', call))).kind).toBe('timeout')
    transport.timeoutMs = 5000
  })
})

test('an error with 200 is an error, with its code and words', async () => {
  fakeWechat({ [call.path]: () => ({ errcode: 43101, errmsg: 'user refuse to accept the msg rid: 1-2-3' }) })
  expect(await failure(() => callWechat('miniProgram', call))).toMatchObject({
    kind: 'answered',
    errcode: 43101,
    errmsg: expect.stringContaining('rid'),
  })
})

test('an image comes as bytes, and JSON in its place is the error it says', async () => {
  fakeWechat()
  expect(await fetchWechatImage('miniProgram', { path: '/wxa/getwxacodeunlimit', body: {} })).toEqual(png)
  fakeWechat({ '/wxa/getwxacodeunlimit': () => ({ errcode: 41030, errmsg: 'invalid page' }) })
  expect(
    (await failure(() => fetchWechatImage('miniProgram', { path: '/wxa/getwxacodeunlimit', body: {} })))
      .errcode,
  ).toBe(41030)
})

test('a msgid of 64 bits keeps every digit; digits inside text, short numbers and fractions stay what they are', () => {
  expect(
    parsed(
      '{"errcode":0,"msgid":3871234567890123457,"short":200228332,"text":"a \\"3871234567890123457\\" b","list":[-9007199254740993]}',
    ),
  ).toEqual({
    errcode: 0,
    msgid: '3871234567890123457',
    short: 200228332,
    text: 'a "3871234567890123457" b',
    list: ['-9007199254740993'],
  })
  expect(parsed('[1]')).toBeUndefined()
})
