import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { decryptMessage, encryptMessage, signatureOf } from '@zhixing/local/wechat/callbacks/crypto'
import { parseXml, toXml } from '@zhixing/local/wechat/callbacks/xml'
import { exampleApps } from '@zhixing/local/wechat/example'
import { account, aPlatform, miniProgram, notice } from '../../support/wechat-platform'

const { vectors } = JSON.parse(
  readFileSync(new URL('../../vectors/wechat-crypto/vectors.json', import.meta.url), 'utf8'),
)
const { token, aesKey } = account.callback!

/** An app's server: records the callbacks that it receives, and answers as the test says. */
function anAppServer(
  answer: (message: Record<string, unknown>, url: URL) => string | Response | Promise<Response> = () =>
    'success',
) {
  const received: { url: URL; body: string; message: Record<string, unknown> }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    const body = String(init?.body)
    const outer = body.startsWith('{') ? JSON.parse(body) : (parseXml(body) ?? {})
    const plain =
      typeof outer.Encrypt === 'string'
        ? decryptMessage(outer.Encrypt, aesKey, appidOf(outer.ToUserName))
        : body
    const message = plain?.startsWith('{') ? JSON.parse(plain) : (parseXml(plain ?? '') ?? {})
    received.push({ url, body, message })
    const given = await answer(message, url)
    return typeof given === 'string' ? new Response(given) : given
  }
  return { fetch, received }
}
const appidOf = (originalId: unknown) =>
  originalId === account.originalId ? account.appid : miniProgram.appid

describe('vectors', () => {
  test.each<[string, Record<string, string>]>(
    vectors.map((vector: Record<string, string>) => [vector.name, vector]),
  )('%s', (_, vector) => {
    const { kind, token = '', timestamp = '', nonce = '', signature, msg_signature } = vector
    const {
      encrypt: sealed = '',
      encodingAESKey: key = '',
      appid = '',
      plaintext = '',
      random16 = '',
    } = vector
    if (signature) expect(signatureOf(token, timestamp, nonce)).toBe(signature)
    if (msg_signature) expect(signatureOf(token, timestamp, nonce, sealed)).toBe(msg_signature)
    if (kind === 'url-signature') return
    expect(decryptMessage(sealed, key, appid)).toBe(plaintext)
    expect(encryptMessage(plaintext, key, appid, Buffer.from(random16))).toBe(sealed)
    expect(decryptMessage(sealed, key, 'wx0')).toBeUndefined()
  })
})

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

  test('a callback that fails is tried three times and then given up', async () => {
    const { fetch, received } = anAppServer(() => new Response('', { status: 500 }))
    const { simulator, pass } = await aPlatform({ fetch })
    simulator.writeToAccount('a', '在吗')
    for (let tries = 1; tries <= 4; tries += 1) {
      await simulator.whenIdle()
      pass(2)
    }
    expect(received).toHaveLength(3)
    expect(new Set(received.map(({ message }) => message.MsgId)).size).toBe(1)
    expect(simulator.callbacks()).toMatchObject([{ state: 'given up' }])
    expect(simulator.sentMessages({ personId: 'a' })).toMatchObject([
      { channel: 'system', text: '该公众号暂时无法提供服务，请稍后再试' },
    ])
  })

  test('a callback that times out is retried', async () => {
    const { fetch } = anAppServer()
    let requests = 0
    const slow: typeof fetch = (input, init) => {
      requests += 1
      if (requests > 1) return fetch(input, init)
      return new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      )
    }
    const { simulator, pass } = await aPlatform({ fetch: slow, callbackTimeoutMs: 30 })
    simulator.follow('a')
    await simulator.whenIdle()
    pass(2)
    await simulator.whenIdle()
    expect(simulator.callbacks()[0]).toMatchObject({
      state: 'answered',
      tries: [{ outcome: expect.stringContaining('没有回应') }, { outcome: 'success' }],
    })
  })

  test('an encrypted reply is shown in the chat; a forged one or one in plain text is not', async () => {
    const answers = { sealed: '您好，请在“我的”里查看', plain: 'x', forged: 'y' }
    const { fetch } = anAppServer(({ Content, FromUserName }) => {
      const kind = String(Content) as keyof typeof answers
      const plain = toXml({
        ToUserName: FromUserName,
        FromUserName: account.originalId,
        CreateTime: 1,
        MsgType: 'text',
        Content: answers[kind],
      })
      if (kind === 'plain') return plain
      const Encrypt = encryptMessage(plain, aesKey, account.appid)
      const MsgSignature = kind === 'forged' ? '0'.repeat(40) : signatureOf(token, '1', 'n', Encrypt)
      return toXml({ Encrypt, MsgSignature, TimeStamp: 1, Nonce: 'n' })
    })
    const { simulator } = await aPlatform({ fetch })
    for (const kind of Object.keys(answers)) simulator.writeToAccount('a', kind)
    await simulator.whenIdle()
    expect(simulator.sentMessages({ personId: 'a', channel: 'reply' }).map(({ text }) => text)).toEqual([
      answers.sealed,
    ])
  })

  test('a callback address is verified if it answers a signed GET with its echostr', async () => {
    const echo: typeof fetch = async (input) =>
      new Response(new URL(String(input)).searchParams.get('echostr'))
    expect(await (await aPlatform({ fetch: echo })).simulator.checkCallbackUrl(account.appid)).toEqual({
      verified: true,
    })
    expect(
      await (await aPlatform({ fetch: anAppServer().fetch })).simulator.checkCallbackUrl(account.appid),
    ).toMatchObject({ verified: false })
  })
})
