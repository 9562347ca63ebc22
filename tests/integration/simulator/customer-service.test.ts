import { describe, expect, test } from '@jest/globals'
import { aPlatform } from '../../support/wechat-platform'

describe('other calls', () => {
  test('customer service may send 3 messages in the minute after a follow, 5 in 48 hours after a text', async () => {
    const { simulator, call, accountToken, pass, followerId } = await aPlatform()
    const send = async () =>
      (
        await call(`/cgi-bin/message/custom/send?access_token=${accountToken}`, {
          touser: followerId('a'),
          msgtype: 'text',
          text: { content: '您好' },
        })
      ).json.errcode
    expect(await send()).toBe(45015)
    simulator.follow('a')
    expect([await send(), await send(), await send(), await send()]).toEqual([0, 0, 0, 45047])
    pass(61)
    expect(await send()).toBe(45015)
    simulator.writeToAccount('a', '请问怎么报名')
    expect([await send(), await send(), await send(), await send(), await send(), await send()]).toEqual([
      0, 0, 0, 0, 0, 45047,
    ])
  })
})
