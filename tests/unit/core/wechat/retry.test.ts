import { beforeEach, describe, expect, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import { callWechat } from '@zhixing/functions/core/wechat/client'
import { WechatError } from '@zhixing/functions/core/wechat/error'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import { fakeWechat } from '../../../support/wechat/fake-wechat'
import { useOwnApps } from '../../../support/wechat/own-apps'

useOwnApps()

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
