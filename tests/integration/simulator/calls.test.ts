import { describe, expect, test } from '@jest/globals'
import { account, aPlatform } from '../../support/wechat-platform'

describe('other calls', () => {
  test('the code of a mini-program page is a PNG; a refusal is JSON', async () => {
    const { simulator, call, token } = await aPlatform()
    const ask = (body: unknown) =>
      simulator.app.request(`/api/wxa/getwxacodeunlimit?access_token=${token}`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
    const response = await ask({
      scene: '01JABCDEFGHJKMNPQRSTVWXYZ0',
      page: 'packages/identity/confirm/index',
    })
    expect(response.headers.get('content-type')).toBe('image/png')
    expect([...new Uint8Array(await response.arrayBuffer()).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    const refused = async (body: object) =>
      (
        await call(`/wxa/getwxacodeunlimit?access_token=${token}`, {
          scene: 'a',
          page: 'pages/home/index',
          ...body,
        })
      ).json.errcode
    expect([
      await refused({ scene: 'x'.repeat(33) }),
      await refused({ scene: '中文' }),
      await refused({ page: '/pages/home/index' }),
      await refused({ page: 'pages/x' }),
      await refused({ width: 100 }),
    ]).toEqual([40169, 40169, 41030, 41030, 40097])
    const { codes } = JSON.parse(await (await simulator.app.request('/_sim/codes')).text())
    expect(codes[0]).toMatchObject({
      scene: '01JABCDEFGHJKMNPQRSTVWXYZ0',
      page: 'packages/identity/confirm/index',
    })
  })

  test('a text is checked by words if its author used the mini-program within two hours', async () => {
    const { simulator, call, token, pass, openid, followerId } = await aPlatform()
    const check = async (content: string, who = openid('a')) =>
      (await call(`/wxa/msg_sec_check?access_token=${token}`, { content, openid: who, version: 2, scene: 2 }))
        .json
    expect((await check('你好')).errcode).toBe(61010)
    simulator.recordVisit('a')
    expect((await check('你好')).result).toEqual({ suggest: 'pass', label: 100 })
    expect((await check('代办证')).result).toEqual({ suggest: 'risky', label: 20008 })
    expect((await check('你好', followerId('a'))).errcode).toBe(43104)
    pass(2 * 3600 + 1)
  })

  test('a quota can be read, and cleared ten times a month', async () => {
    const { call, accountToken } = await aPlatform()
    await call(`/cgi-bin/user/get?access_token=${accountToken}`)
    const quota = async () =>
      (
        await call(`/cgi-bin/openapi/quota/get?access_token=${accountToken}`, {
          cgi_path: '/cgi-bin/user/get',
        })
      ).json.quota
    expect(await quota()).toEqual({ daily_limit: 500, used: 1, remain: 499 })
    const clear = async () =>
      (await call(`/cgi-bin/clear_quota?access_token=${accountToken}`, { appid: account.appid })).json.errcode
    for (let count = 0; count < 10; count += 1) expect(await clear()).toBe(0)
    expect((await quota()).used).toBe(0)
    expect(await clear()).toBe(48006)
  })

  test.each([
    ['busy', 200, -1],
    ['unavailable', 503, undefined],
    ['day-quota', 200, 45009],
    ['token-killed', 200, 40001],
  ] as const)('a fault of kind %s fails as many calls as it was added for', async (kind, status, errcode) => {
    const { simulator, call, accountToken } = await aPlatform()
    simulator.addFault({ path: '/cgi-bin/user/get', kind, remaining: 1 })
    const answer = await call(`/cgi-bin/user/get?access_token=${accountToken}`)
    expect([answer.status, answer.json?.errcode]).toEqual([status, errcode])
    expect(simulator.platform.store.all.faults.size).toBe(0)
  })
})
