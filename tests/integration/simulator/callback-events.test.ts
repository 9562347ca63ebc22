import { describe, expect, test } from '@jest/globals'
import { anAppServer } from '../../support/wechat/app-server'
import { aPlatform, miniProgram, notice } from '../../support/wechat-platform'

describe('callbacks', () => {
  test('every event has the name and the fields that WeChat documents', async () => {
    const { fetch, received } = anAppServer()
    const { simulator, call, pass, accountToken, token, openid, followerId } = await aPlatform({ fetch })
    simulator.follow('a')
    simulator.scanAccountCode('a', 'poster')
    await simulator.app.request('/_sim/people/a/menu', { method: 'POST', body: '{"name":"联系我们"}' })
    await simulator.app.request('/_sim/people/a/menu', { method: 'POST', body: '{"name":"进入学堂"}' })
    simulator.consent('a', ['subscribe-announcement', 'subscribe-new-course'], {
      accepted: ['subscribe-announcement'],
    })
    await call(`/cgi-bin/message/subscribe/send?access_token=${token}`, {
      touser: openid('a'),
      template_id: 'subscribe-announcement',
      data: notice,
    })
    await call(`/cgi-bin/message/template/send?access_token=${accountToken}`, {
      touser: followerId('a'),
      template_id: 'template-announcement',
      data: notice,
    })
    simulator.unfollow('a')
    pass(2)
    await simulator.whenIdle()
    const of = (name: string) => received.find(({ message }) => message.Event === name)?.message
    expect(of('SCAN')).toMatchObject({ EventKey: 'poster', Ticket: expect.any(String) })
    expect(of('CLICK')).toMatchObject({ EventKey: 'contact' })
    expect(of('view_miniprogram')).toMatchObject({ EventKey: 'pages/home/index' })
    expect(of('subscribe_msg_popup_event')).toMatchObject({
      ToUserName: miniProgram.originalId,
      FromUserName: openid('a'),
      SubscribeMsgPopupEvent: {
        List: [
          { TemplateId: 'subscribe-announcement', SubscribeStatusString: 'accept', PopupScene: '0' },
          { TemplateId: 'subscribe-new-course', SubscribeStatusString: 'reject', PopupScene: '0' },
        ],
      },
    })
    expect(of('subscribe_msg_sent_event')).toMatchObject({
      SubscribeMsgSentEvent: { List: { ErrorCode: '0', ErrorStatus: 'success' } },
    })
    expect(of('TEMPLATESENDJOBFINISH')).toMatchObject({
      MsgID: simulator.sentMessages({ channel: 'templateMessage' })[0]?.messageId,
      Status: 'success',
    })
    expect(of('unsubscribe')).toMatchObject({ FromUserName: followerId('a') })
  })
})
