import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { decrypt, encrypt, isSigned } from '@zhixing/functions/core/wechat/crypto'
import { encryptedIn, fieldsOf } from '@zhixing/functions/push/callbacks/callback-body'
import fc from 'fast-check'

interface Vector {
  name: string
  kind: 'url-signature' | 'msg-decrypt' | 'msg-encrypt'
  token: string
  timestamp: string
  nonce: string
  signature: string
  encodingAESKey: string
  appid: string
  msg_signature?: string
  encrypt: string
  random16: string
  plaintext: string
  postData?: string
}
const { vectors } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../vectors/wechat-crypto/vectors.json'), 'utf8'),
) as {
  vectors: Vector[]
}
const vectorsOf = (kind: Vector['kind']) =>
  vectors.filter((vector) => vector.kind === kind).map((vector) => [vector.name, vector] as const)

describe('published vectors', () => {
  test.each(vectorsOf('url-signature'))(
    '%s is signed, and not with another nonce',
    (_, { token, timestamp, nonce, signature }) => {
      expect(isSigned(signature, token, timestamp, nonce)).toBe(true)
      expect(isSigned(signature, token, timestamp, `${nonce}0`)).toBe(false)
      expect(isSigned('', token, timestamp, nonce)).toBe(false)
    },
  )
  test.each(vectorsOf('msg-decrypt'))('%s is signed over its ciphertext, and decrypts', (_, vector) => {
    const { token, timestamp, nonce, msg_signature = '', encodingAESKey, appid, plaintext } = vector
    expect(isSigned(msg_signature, token, timestamp, nonce, vector.encrypt)).toBe(true)
    expect(decrypt(vector.encrypt, encodingAESKey)).toEqual({ message: plaintext, appid })
  })
  test.each([...vectorsOf('msg-encrypt'), ...vectorsOf('msg-decrypt')])(
    '%s encrypts to the same bytes',
    (_, vector) => {
      const { encodingAESKey, appid, plaintext, random16 } = vector
      const random = Buffer.from(random16, random16.length === 32 ? 'hex' : 'utf8')
      expect(encrypt({ message: plaintext, appid }, encodingAESKey, random)).toBe(vector.encrypt)
    },
  )
  test('Tencent’s sample of compatible mode is refused: it shows its content in the clear', () => {
    const sample = vectors.find(({ postData }) => postData)
    expect(encryptedIn(sample?.postData ?? '')).toBeUndefined()
  })
})

const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

test('property: whatever is encrypted is decrypted again, of every length around the padding', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (message) => {
      expect(decrypt(encrypt({ message, appid: 'wx0' }, key), key)).toEqual({ message, appid: 'wx0' })
    }),
  )
})

test('property: one changed byte is noticed by the signature, and never ends in anything but an answer', () => {
  const encrypted = encrypt({ message: '{"a":1}', appid: 'wx0' }, key)
  const signature = 'x'
  fc.assert(
    fc.property(fc.nat(encrypted.length - 1), fc.base64String(), (at, junk) => {
      const changed = encrypted.slice(0, at) + junk + encrypted.slice(at + junk.length)
      expect(isSigned(signature, 'token', '1', '2', changed)).toBe(false)
      expect(() => decrypt(changed, key)).not.toThrow()
    }),
  )
})

describe('a body', () => {
  test.each([
    [
      'XML',
      '<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[abc=]]></Encrypt></xml>',
      'abc=',
    ],
    ['JSON', '{"ToUserName":"gh_1","Encrypt":"abc="}', 'abc='],
    ['plain XML', '<xml><FromUserName>o1</FromUserName><Event>subscribe</Event></xml>', undefined],
    ['both at once', '<xml><FromUserName>o1</FromUserName><Encrypt>abc=</Encrypt></xml>', undefined],
    [
      'a document type',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><Encrypt>&x;</Encrypt></xml>',
      undefined,
    ],
    ['an entity', '<!ENTITY x "y"><xml><Encrypt>abc</Encrypt></xml>', undefined],
    ['a list', '[{"Encrypt":"abc="}]', undefined],
    ['two ciphertexts', '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>', undefined],
    ['nothing', '', undefined],
    ['half of one', '<xml><Encrypt>abc', undefined],
  ])('of %s', (_, body, encrypted) => {
    expect(encryptedIn(body)).toBe(encrypted)
  })
  test('keeps 64-bit ids as text, and entities as they are written', () => {
    expect(
      fieldsOf('<xml><MsgId>6054768590064713728</MsgId><Content>&lt;b&gt; &amp; &#x41;</Content></xml>'),
    ).toEqual({
      MsgId: '6054768590064713728',
      Content: '&lt;b&gt; &amp; &#x41;',
    })
  })
})
