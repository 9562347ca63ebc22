import { describe, expect, test } from '@jest/globals'
import { account, aPlatform, miniProgram, notice, type TestPlatform } from '../../support/wechat-platform'

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

describe('template messages', () => {
  const send = (platform: TestPlatform, extra: object = {}) =>
    platform.call(`/cgi-bin/message/template/send?access_token=${platform.accountToken}`, {
      touser: platform.followerId('a'),
      template_id: 'template-announcement',
      data: notice,
      miniprogram: {
        appid: miniProgram.appid,
        pagepath: 'packages/announcements/detail/index?announcementId=1',
      },
      ...extra,
    })

  test('template messages reach followers only', async () => {
    const platform = await aPlatform()
    expect((await send(platform)).json.errcode).toBe(43004)
    platform.simulator.follow('a')
    expect((await send(platform)).json.errcode).toBe(0)
    platform.simulator.unfollow('a')
    expect((await send(platform)).json.errcode).toBe(43004)
  })

  test('a client_msg_id is sent once within ten minutes, also if the answer was lost', async () => {
    const platform = await aPlatform()
    platform.simulator.follow('a')
    platform.simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'lost', remaining: 1 })
    const lost = await send(platform, { client_msg_id: 'n1' })
    const again = await send(platform, { client_msg_id: 'n1' })
    expect([lost.status, again.json.errcode]).toEqual([502, 0])
    expect(platform.simulator.sentMessages({ personId: 'a' })).toMatchObject([
      { answerLost: true, errcode: 0 },
    ])
    platform.pass(601)
    await send(platform, { client_msg_id: 'n1' })
    expect(platform.simulator.sentMessages({ personId: 'a' })).toHaveLength(2)
  })

  test.each([
    ['a page that is not published', { miniprogram: { appid: miniProgram.appid, pagepath: 'x/y' } }, 40165],
    ['a mini-program that is not linked', { miniprogram: { appid: account.appid, pagepath: '' } }, 40013],
    ['an invalid address', { url: 'x' }, 40039],
  ])('a template message that opens %s is refused', async (_, extra, errcode) => {
    expect((await send(await aPlatform(), extra)).json.errcode).toBe(errcode)
  })
})
