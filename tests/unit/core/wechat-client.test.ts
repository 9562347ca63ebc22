import { beforeEach, describe, expect, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import { invalidateAccessTokens } from '@zhixing/functions/core/wechat/access-token'
import { callWechat, fetchWechatImage } from '@zhixing/functions/core/wechat/client'
import { WechatError } from '@zhixing/functions/core/wechat/error'
import { parseWechatJson, wechatHttp } from '@zhixing/functions/core/wechat/request'
import { fakeWechat, png } from '../../support/wechat/fake-wechat'

async function errorOf(run: () => Promise<unknown>): Promise<WechatError> {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof WechatError)) throw new Error(`no WechatError but ${error}`)
  return error
}

const call = { path: '/cgi-bin/template/send', body: { touser: 'o' } } as const
const idempotentCall = { ...call, idempotent: true }
const imageCall = { path: '/wxa/getwxacodeunlimit', body: {} } as const
const tokenPath = '/cgi-bin/stable_token'
const tokenAnswer = (access_token: string) => ({ access_token, expires_in: 7200 })
const success = () => ({ errcode: 0 })

/**
 * Every test runs ten hours later than the one before, so that no token of another test is still valid in
 * the table.
 */
let tests = 0
beforeEach(() => {
  tests++
  const time = Date.now() + tests * 10 * 3600_000
  clock.now = () => new Date(time)
})

describe('the access token', () => {
  test('is requested once, without force_refresh, and again five minutes before it expires', async () => {
    const wechat = fakeWechat({ [call.path]: success })
    await Promise.all([callWechat('miniProgram', call), callWechat('miniProgram', call)])
    const start = clock.now().getTime()
    clock.now = () => new Date(start + 6899_000)
    invalidateAccessTokens()
    await callWechat('miniProgram', call)
    expect(wechat.requestsTo(tokenPath).map(({ body }) => body)).toEqual([
      { grant_type: 'client_credential', appid: 'wx-mini-program', secret: 'mini-program-secret' },
    ])
    clock.now = () => new Date(start + 6901_000)
    await callWechat('miniProgram', call)
    expect(wechat.requestsTo(tokenPath)).toHaveLength(2)
  })

  test('of one app is not used for the other', async () => {
    const wechat = fakeWechat({
      [tokenPath]: ({ body }) => tokenAnswer(`of ${body.appid}`),
      [call.path]: success,
    })
    await callWechat('miniProgram', call)
    await callWechat('serviceAccount', call)
    expect(wechat.requestsTo(call.path).map(({ query }) => query.access_token)).toEqual([
      'of wx-mini-program',
      'of wx-service-account',
    ])
  })

  test.each([40001, 40014, 42001])(
    'is replaced without force_refresh when WeChat refuses it with %i, and the call is repeated once',
    async (errcode) => {
      let count = 0
      const wechat = fakeWechat({
        [tokenPath]: () => {
          count++
          return tokenAnswer(`token ${count}`)
        },
        [call.path]: ({ query }) =>
          query.access_token === 'token 1' ? { errcode, errmsg: 'invalid' } : { errcode: 0 },
      })
      expect(await callWechat('serviceAccount', call)).toEqual({ errcode: 0 })
      expect(wechat.requestsTo(call.path)).toHaveLength(2)
      expect(wechat.requestsTo(tokenPath).every(({ body }) => !('force_refresh' in body))).toBe(true)
    },
  )

  test('refused a second time ends in a token error without a third call', async () => {
    const wechat = fakeWechat({ [call.path]: () => ({ errcode: 40001, errmsg: 'invalid credential' }) })
    const error = await errorOf(() => callWechat('serviceAccount', call))
    expect(error).toMatchObject({ kind: 'token', errcode: 40001 })
    expect(wechat.requestsTo(call.path)).toHaveLength(2)
  })

  test('of another instance is taken from the table', async () => {
    let count = 0
    const wechat = fakeWechat({
      [tokenPath]: () => {
        count++
        return tokenAnswer(`shared ${count}`)
      },
      [call.path]: success,
    })
    await callWechat('serviceAccount', call)
    invalidateAccessTokens()
    await callWechat('serviceAccount', call)
    expect(wechat.requestsTo(tokenPath)).toHaveLength(1)
  })
})

describe('a busy platform', () => {
  function busyFor(times: number) {
    let calls = 0
    return fakeWechat({
      [call.path]: () => {
        calls++
        return calls <= times ? { errcode: -1, errmsg: 'system error' } : { errcode: 0 }
      },
    })
  }

  test('is retried three times by an idempotent call, with growing delays', async () => {
    busyFor(3)
    const delays: number[] = []
    wechatHttp.sleep = async (milliseconds) => void delays.push(milliseconds)
    expect(await callWechat('miniProgram', idempotentCall)).toEqual({ errcode: 0 })
    expect(delays).toHaveLength(3)
    for (const [retry, delay] of delays.entries())
      expect(delay / (100 * 2 ** retry)).toBeGreaterThanOrEqual(0.5)
    busyFor(4)
    expect((await errorOf(() => callWechat('miniProgram', idempotentCall))).kind).toBe('busy')
  })

  test('is not retried by a call that is not idempotent', async () => {
    const wechat = busyFor(1)
    expect((await errorOf(() => callWechat('miniProgram', call))).kind).toBe('busy')
    expect(wechat.requestsTo(call.path)).toHaveLength(1)
  })
})

describe('an unknown outcome', () => {
  test.each<[string, () => Response | Error]>([
    ['a 502 page', () => new Response('<html>bad gateway</html>', { status: 502 })],
    ['an empty 200', () => new Response('', { status: 200 })],
    ['HTML with 200', () => new Response('<html></html>', { status: 200 })],
    [
      'a broken connection',
      () => new TypeError('fetch failed: http://wechat.test/cgi-bin?access_token=secret'),
    ],
  ])('after %s is reported without a retry and without the address', async (_, reply) => {
    const wechat = fakeWechat({ [call.path]: reply })
    const error = await errorOf(() => callWechat('miniProgram', idempotentCall))
    expect(error.kind).toBe('unknown')
    expect(wechat.requestsTo(call.path)).toHaveLength(1)
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/access_token|secret/)
  })

  test('after silence is a timeout', async () => {
    fakeWechat({ [call.path]: success })
    await callWechat('miniProgram', call)
    wechatHttp.timeoutMs = 20
    wechatHttp.fetch = (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    expect((await errorOf(() => callWechat('miniProgram', call))).kind).toBe('timeout')
    wechatHttp.timeoutMs = 5000
  })
})

test('an errcode with HTTP 200 is an error with its code and message', async () => {
  const refusal = { errcode: 43101, errmsg: 'user refuse to accept the msg rid: 1-2-3' }
  fakeWechat({ [call.path]: () => refusal })
  expect(await errorOf(() => callWechat('miniProgram', call))).toMatchObject({
    kind: 'answered',
    errcode: 43101,
    errmsg: expect.stringContaining('rid'),
  })
})

test('an image is returned as bytes, JSON instead of it as its error', async () => {
  fakeWechat()
  expect(await fetchWechatImage('miniProgram', imageCall)).toEqual(png)
  fakeWechat({ [imageCall.path]: () => ({ errcode: 41030, errmsg: 'invalid page' }) })
  expect((await errorOf(() => fetchWechatImage('miniProgram', imageCall))).errcode).toBe(41030)
})

test('a msgid of 64 bits keeps every digit; text, short numbers and fractions stay as they are', () => {
  const body =
    '{"errcode":0,"msgid":3871234567890123457,"short":200228332,' +
    '"text":"a \\"3871234567890123457\\" b","list":[-9007199254740993]}'
  expect(parseWechatJson(body)).toEqual({
    errcode: 0,
    msgid: '3871234567890123457',
    short: 200228332,
    text: 'a "3871234567890123457" b',
    list: ['-9007199254740993'],
  })
  expect(parseWechatJson('[1]')).toBeUndefined()
})
