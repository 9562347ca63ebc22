import { describe, expect, test } from '@jest/globals'
import { aPlatform, miniProgram, notice, type TestPlatform } from '../../support/wechat-platform'

describe('subscribe messages', () => {
  const send = (platform: TestPlatform, extra: object = {}) =>
    platform.call(`/cgi-bin/message/subscribe/send?access_token=${platform.token}`, {
      touser: platform.openid('a'),
      template_id: 'subscribe-announcement',
      page: 'packages/announcements/detail/index?announcementId=1',
      data: notice,
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      ...extra,
    })

  test('each accept allows one message, accepts add up, and msgid is a bare integer above 2^53', async () => {
    const platform = await aPlatform()
    expect((await send(platform)).json.errcode).toBe(43101)
    expect(platform.simulator.consent('a', ['subscribe-announcement'])).toEqual({
      'subscribe-announcement': 'accept',
    })
    platform.simulator.consent('a', ['subscribe-announcement'])
    const { text } = await send(platform)
    const messageId = /^{"errcode":0,"errmsg":"ok","msgid":(\d+)}$/.exec(text)?.[1]
    expect(BigInt(messageId ?? 0) > 2n ** 53n).toBe(true)
    expect(platform.simulator.consentsLeft('a', 'subscribe-announcement')).toBe(1)
    expect((await send(platform)).json.errcode).toBe(0)
    expect((await send(platform)).json.errcode).toBe(43101)
    expect(platform.simulator.sentMessages({ personId: 'a' }).map(({ errcode }) => errcode)).toEqual([
      43101, 0, 0, 43101,
    ])
  })

  test('with 总是保持 the next accept needs no popup and still counts as one consent', async () => {
    const { simulator } = await aPlatform()
    simulator.consent('a', ['subscribe-announcement'], { always: true })
    expect(simulator.consent('a', ['subscribe-announcement'])).toEqual({
      answers: { 'subscribe-announcement': 'accept' },
    })
    expect(simulator.consentsLeft('a', 'subscribe-announcement')).toBe(2)
  })

  test.each([
    ['an unknown person', { touser: 'oNobody' }, 40003],
    ['an unknown template', { template_id: 'x' }, 40037],
    ['an unpublished page', { page: 'pages/none/index' }, 41030],
    ['a sensitive word', { data: { ...notice, thing1: { value: '网上赌博' } } }, 45168],
  ])('a message to or with %s is refused', async (_, extra, errcode) => {
    expect((await send(await aPlatform(), extra)).json.errcode).toBe(errcode)
  })

  test('a body that is not JSON and a GET are refused', async () => {
    const { call, token } = await aPlatform()
    expect(
      (await call(`/cgi-bin/message/subscribe/send?access_token=${token}`, 'touser=a')).json.errcode,
    ).toBe(47001)
    expect((await call(`/cgi-bin/message/subscribe/send?access_token=${token}`)).json.errcode).toBe(43002)
  })

  test('a refusal names the first invalid field', async () => {
    const answer = (
      await send(await aPlatform(), { data: { ...notice, thing2: { value: '二'.repeat(21) } } })
    ).json
    expect(answer).toMatchObject({
      errcode: 47003,
      errmsg: expect.stringMatching(/^argument invalid! data\.thing2\.value invalid rid: /),
    })
  })

  test('of two messages sent at the same time to one person the second is refused with 43108', async () => {
    const platform = await aPlatform({ sendMs: 20 })
    for (const personId of ['a', 'b'])
      for (let count = 0; count < 3; count += 1)
        platform.simulator.consent(personId, ['subscribe-announcement'])
    const answers = await Promise.all([
      send(platform),
      send(platform),
      send(platform, { touser: platform.openid('b') }),
    ])
    expect(answers.map(({ json }) => json.errcode).sort()).toEqual([0, 0, 43108])
  })

  test('the daily quota starts again at midnight in Beijing', async () => {
    const platform = await aPlatform({ limits: { '/cgi-bin/message/subscribe/send': { day: 1 } } })
    expect((await send(platform)).json.errcode).toBe(43101)
    expect((await send(platform)).json.errcode).toBe(45009)
    platform.pass(13.9 * 3600)
    const token = (await platform.tokenOf(miniProgram)).access_token
    expect((await send({ ...platform, token })).json.errcode).toBe(45009)
    platform.pass(0.2 * 3600)
    expect((await send({ ...platform, token })).json.errcode).toBe(43101)
  })
})
