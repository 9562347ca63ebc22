import { beforeEach, describe, expect, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import { getAccessToken, invalidateAccessTokens } from '@zhixing/functions/core/wechat/access-token'
import { callWechat } from '@zhixing/functions/core/wechat/client'
import { WechatError } from '@zhixing/functions/core/wechat/error'
import { fakeWechat } from '../../../support/wechat/fake-wechat'
import { ownApps, useOwnApps } from '../../../support/wechat/own-apps'

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
      { grant_type: 'client_credential', appid: ownApps.miniProgram, secret: 'mini-program-secret' },
    ])
    clock.now = () => new Date(start + 6901_000)
    await callWechat('miniProgram', call)
    expect(wechat.requestsTo(tokenPath)).toHaveLength(2)
  })

  test('that was refused is not returned to the caller who was refused, while others load it', async () => {
    let issued = 0
    const wechat = fakeWechat({ [tokenPath]: () => tokenAnswer(`token ${++issued}`) })
    const stored = await getAccessToken('miniProgram')
    invalidateAccessTokens()
    const [shared, fresh] = await Promise.all([
      getAccessToken('miniProgram'),
      getAccessToken('miniProgram', stored),
    ])
    expect([shared, fresh]).toEqual([stored, 'token 2'])
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
      `of ${ownApps.miniProgram}`,
      `of ${ownApps.serviceAccount}`,
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
