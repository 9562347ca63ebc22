import { describe, expect, test } from '@jest/globals'
import { account, aPlatform, miniProgram, notice, type TestPlatform } from '../../support/wechat-platform'

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
