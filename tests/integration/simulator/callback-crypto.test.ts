import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { decryptMessage, encryptMessage, signatureOf } from '@zhixing/local/wechat/callbacks/crypto'
import { toXml } from '@zhixing/local/wechat/callbacks/xml'
import { aesKey, anAppServer, token } from '../../support/wechat/app-server'
import { account, aPlatform } from '../../support/wechat-platform'

const { vectors } = JSON.parse(
  readFileSync(new URL('../../vectors/wechat-crypto/vectors.json', import.meta.url), 'utf8'),
)

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
