import { describe, expect, test } from '@jest/globals'
import { signatureOf } from '@zhixing/local/wechat/callbacks/crypto'
import { parseXml } from '@zhixing/local/wechat/callbacks/xml'
import { exampleApps } from '@zhixing/local/wechat/example'
import { anAppServer, token } from '../../support/wechat/app-server'
import { account, aPlatform, notice } from '../../support/wechat-platform'

describe('callbacks', () => {
  test('a follow is reported signed and encrypted, and no part of it in plain text', async () => {
    const { fetch, received } = anAppServer()
    const { simulator, followerId } = await aPlatform({ fetch })
    simulator.follow('a', { qrScene: 'poster' })
    await simulator.whenIdle()
    const [{ url, body, message }] = received as [(typeof received)[0]]
    const [timestamp, nonce] = [url.searchParams.get('timestamp') ?? '', url.searchParams.get('nonce') ?? '']
    const { Encrypt } = parseXml(body) ?? {}
    expect(url.searchParams.get('msg_signature')).toBe(signatureOf(token, timestamp, nonce, String(Encrypt)))
    expect(url.searchParams.get('signature')).toBe(signatureOf(token, timestamp, nonce))
    expect([url.searchParams.get('encrypt_type'), url.searchParams.get('openid')]).toEqual([
      'aes',
      followerId('a'),
    ])
    expect(body).not.toContain('subscribe')
    const event = {
      ToUserName: account.originalId,
      FromUserName: followerId('a'),
      MsgType: 'event',
      Event: 'subscribe',
      EventKey: 'qrscene_poster',
    }
    expect(message).toMatchObject({
      ...event,
      Ticket: expect.any(String),
      CreateTime: expect.stringMatching(/^\d{10}$/),
    })
  })

  test('a message to a follower who refuses messages is reported as failed:user block', async () => {
    const { fetch, received } = anAppServer()
    const { simulator, call, pass, accountToken, followerId } = await aPlatform({ fetch })
    simulator.follow('a')
    simulator.changePerson('a', { refusesMessages: true })
    const sent = await call(`/cgi-bin/message/template/send?access_token=${accountToken}`, {
      touser: followerId('a'),
      template_id: 'template-announcement',
      data: notice,
    })
    pass(2)
    await simulator.whenIdle()
    expect(sent.json.errcode).toBe(0)
    expect(received.at(-1)?.message).toMatchObject({
      Event: 'TEMPLATESENDJOBFINISH',
      Status: 'failed:user block',
    })
    expect(simulator.sentMessages({ delivered: true })).toEqual([])
  })

  test('in JSON the list is at top level: an object for one entry, an array for several', async () => {
    const { fetch, received } = anAppServer()
    const apps = exampleApps('http://localhost').map((app) => ({
      ...app,
      callback: app.callback && { ...app.callback, format: 'json' as const },
    }))
    const { simulator } = await aPlatform({ fetch, apps })
    simulator.consent('a', ['subscribe-announcement'])
    simulator.consent('a', ['subscribe-announcement', 'subscribe-new-course'])
    await simulator.whenIdle()
    const lists = received.map(({ message }) => message.List)
    expect(lists).toContainEqual({
      TemplateId: 'subscribe-announcement',
      SubscribeStatusString: 'accept',
      PopupScene: '0',
    })
    expect(lists.filter(Array.isArray)).toHaveLength(1)
  })
})
