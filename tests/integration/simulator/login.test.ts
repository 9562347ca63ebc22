import { describe, expect, test } from '@jest/globals'
import { account, aPlatform, miniProgram } from '../../support/wechat-platform'

describe('login', () => {
  const login = ({ appid, secret }: { appid: string; secret: string }, code: string) =>
    `/sns/jscode2session?appid=${appid}&secret=${secret}&js_code=${code}&grant_type=authorization_code`

  test('a login code is valid once, for five minutes; its unionid is that of the account', async () => {
    const { simulator, call, pass, openid } = await aPlatform()
    const code = simulator.createLoginCode('a')
    const { json } = await call(login(miniProgram, code))
    expect(json).toEqual({
      openid: openid('a'),
      session_key: expect.any(String),
      unionid: simulator.unionidOf(account.appid, 'a'),
    })
    expect((await call(login(miniProgram, code))).json.errcode).toBe(40029)
    const late = simulator.createLoginCode('a')
    pass(301)
    expect((await call(login(miniProgram, late))).json.errcode).toBe(40029)
  })

  test('a person marked as risky cannot log in', async () => {
    const { simulator, call } = await aPlatform()
    simulator.changePerson('b', { risky: true })
    expect((await call(login(miniProgram, simulator.createLoginCode('b')))).json.errcode).toBe(40226)
  })

  test('a browser returns from sign-in with a code, and only the wider scope gives a unionid', async () => {
    const { simulator, call, followerId, pass } = await aPlatform()
    const address = `/connect/oauth2/authorize?appid=${account.appid}&redirect_uri=${encodeURIComponent('http://localhost/console/?x=1')}&response_type=code&state=s1`
    const page = await simulator.app.request(`${address}&scope=snsapi_userinfo`)
    expect(await page.text()).toContain('选择以谁的微信登录')
    const chosen = await simulator.app.request(`${address}&scope=snsapi_userinfo&sim_person=c`)
    const target = new URL(chosen.headers.get('location') ?? '')
    expect([chosen.status, target.searchParams.get('x'), target.searchParams.get('state')]).toEqual([
      302,
      '1',
      's1',
    ])
    const exchange = (code: string | null) =>
      call(
        `/sns/oauth2/access_token?appid=${account.appid}&secret=${account.secret}&code=${code}&grant_type=authorization_code`,
      )
    const { json } = await exchange(target.searchParams.get('code'))
    expect(json).toMatchObject({
      openid: followerId('c'),
      scope: 'snsapi_userinfo',
      unionid: simulator.unionidOf(account.appid, 'c'),
    })
    expect(
      (await call(`/sns/userinfo?access_token=${json.access_token}&openid=${json.openid}`)).json,
    ).toMatchObject({ nickname: '学员c' })
    const auth = (token: string) => call(`/sns/auth?access_token=${token}&openid=${json.openid}`)
    expect((await auth(json.access_token)).json).toEqual({ errcode: 0, errmsg: 'ok' })
    expect((await auth(json.refresh_token)).json.errcode).toBe(40001)
    const refresh = (token: string) =>
      call(`/sns/oauth2/refresh_token?appid=${account.appid}&grant_type=refresh_token&refresh_token=${token}`)
    pass(7_200)
    expect((await auth(json.access_token)).json.errcode).toBe(42001)
    const renewed = (await refresh(json.refresh_token)).json
    expect(renewed).toMatchObject({
      refresh_token: json.refresh_token,
      openid: json.openid,
      expires_in: 7200,
    })
    expect((await auth(renewed.access_token)).json.errcode).toBe(0)
    expect((await refresh(json.access_token)).json.errcode).toBe(40030)
    expect((await exchange(target.searchParams.get('code'))).json.errcode).toBe(40163)
    const quiet = await simulator.app.request(`${address}&scope=snsapi_base`, {
      headers: { cookie: 'sim_person=c' },
    })
    const base = await exchange(new URL(quiet.headers.get('location') ?? '').searchParams.get('code'))
    expect(base.json.unionid).toBeUndefined()
    expect(
      (await call(`/sns/userinfo?access_token=${base.json.access_token}&openid=${base.json.openid}`)).json
        .errcode,
    ).toBe(48001)
  })

  test.each([['appid=x'], ['redirect_uri=javascript:alert(1)'], ['scope=x'], ['response_type=token']])(
    'the sign-in page refuses %s with a reason',
    async (wrong) => {
      const { simulator } = await aPlatform()
      const query = new URLSearchParams({
        appid: account.appid,
        redirect_uri: 'http://localhost/',
        response_type: 'code',
        scope: 'snsapi_base',
      })
      for (const [key, value] of new URLSearchParams(wrong)) query.set(key, value)
      const page = await simulator.app.request(`/connect/oauth2/authorize?${query}`)
      expect([page.status, (await page.text()).includes('无法登录')]).toEqual([400, true])
    },
  )

  test('a phone code is valid once, for the person who got it', async () => {
    const { simulator, call, token, openid } = await aPlatform()
    const ask = (body: unknown) => call(`/wxa/business/getuserphonenumber?access_token=${token}`, body)
    const code = simulator.createPhoneCode('a')
    expect((await ask({ code })).json).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '15400000000', countryCode: '86' },
    })
    expect((await ask({ code })).json.errcode).toBe(40029)
    expect((await ask({ code: simulator.createPhoneCode('a'), openid: openid('b') })).json.errcode).toBe(
      40003,
    )
  })
})
