import { describe, expect, test } from '@jest/globals'
import { exampleApps } from '@zhixing/local/wechat/example'
import { account, aPlatform, miniProgram } from '../../support/wechat-platform'

describe('tokens', () => {
  test('every caller of stable_token gets the same token and its remaining time', async () => {
    const { tokenOf, pass, token } = await aPlatform()
    pass(1000)
    expect(await tokenOf(miniProgram)).toEqual({ access_token: token, expires_in: 6200 })
  })

  test('a token is renewed five minutes before its end, and until then both tokens are valid', async () => {
    const { tokenOf, pass, call, token } = await aPlatform()
    pass(6950)
    const { access_token: renewed } = await tokenOf(miniProgram)
    expect(renewed).not.toBe(token)
    const works = async (one: string) =>
      (await call(`/cgi-bin/openapi/quota/get?access_token=${one}`, { cgi_path: '/cgi-bin/user/get' })).json
        .errcode
    expect([await works(token), await works(renewed)]).toEqual([0, 0])
    pass(260)
    expect([await works(token), await works(renewed)]).toEqual([42001, 0])
  })

  test('force_refresh invalidates the old token; it is allowed every 30 seconds, 20 times a day', async () => {
    const { tokenOf, pass, call, token } = await aPlatform()
    expect((await tokenOf(miniProgram, { force_refresh: true })).access_token).not.toBe(token)
    expect((await call(`/cgi-bin/getcallbackip?access_token=${token}`)).json.errcode).toBe(40001)
    expect((await tokenOf(miniProgram, { force_refresh: true })).errcode).toBe(45011)
    for (let count = 1; count < 20; count += 1) {
      pass(31)
      expect((await tokenOf(miniProgram, { force_refresh: true })).access_token).toBeDefined()
    }
    pass(31)
    expect((await tokenOf(miniProgram, { force_refresh: true })).errcode).toBe(45009)
  })

  test('the older token call invalidates its own previous token only', async () => {
    const { call, token } = await aPlatform()
    const ask = () =>
      call(
        `/cgi-bin/token?grant_type=client_credential&appid=${miniProgram.appid}&secret=${miniProgram.secret}`,
      )
    const [first, second] = [await ask(), await ask()]
    const codeFor = async (one: string) =>
      (await call(`/cgi-bin/getcallbackip?access_token=${one}`)).json.errcode
    expect([
      await codeFor(first.json.access_token),
      await codeFor(second.json.access_token),
      await codeFor(token),
    ]).toEqual([40001, undefined, undefined])
  })

  test.each([
    ['a wrong secret', { secret: 'x' }, 40125],
    ['an unknown appid', { appid: 'wx0' }, 40013],
    ['no secret', { secret: undefined }, 41004],
    ['a wrong grant type', { grant_type: 'x' }, 40002],
  ])('a token call with %s is refused', async (_, extra, errcode) => {
    const { tokenOf } = await aPlatform()
    const answer = await tokenOf(miniProgram, extra)
    expect(answer).toMatchObject({ errcode, errmsg: expect.stringMatching(/ rid: \w{8}-\w{8}-\w{8}$/) })
  })

  test('the refusal of an address outside the whitelist names it', async () => {
    const apps = exampleApps('http://localhost').map((app) => ({
      ...app,
      callback: undefined,
      addresses: ['10.0.0.1'],
    }))
    const { tokenOf } = await aPlatform({ apps })
    expect(await tokenOf(account)).toMatchObject({
      errcode: 40164,
      errmsg: expect.stringContaining('invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: '),
    })
  })

  test('missing, malformed, unknown and foreign tokens have different error codes', async () => {
    const { call, token } = await aPlatform()
    const code = async (query: string) => (await call(`/cgi-bin/user/get${query}`)).json.errcode
    expect([
      await code(''),
      await code('?access_token=a b'),
      await code(`?access_token=${'x'.repeat(40)}`),
      await code(`?access_token=${token}`),
    ]).toEqual([41001, 40014, 40001, 48001])
  })
})
