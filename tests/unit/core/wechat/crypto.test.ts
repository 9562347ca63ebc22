import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { decrypt, encrypt, isWechatSignature, wechatSignatureOf } from '@zhixing/functions/core/wechat/crypto'
import { parseEncrypt } from '@zhixing/functions/push/callbacks/callback-body'
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

const vectorFile = join(import.meta.dirname, '../../../vectors/wechat-crypto/vectors.json')
const { vectors } = JSON.parse(readFileSync(vectorFile, 'utf8')) as { vectors: Vector[] }
const vectorsOf = (...kinds: Vector['kind'][]) =>
  vectors.filter(({ kind }) => kinds.includes(kind)).map((vector) => [vector.name, vector] as const)

describe('published vectors', () => {
  test.each(vectorsOf('url-signature'))('%s: the signature is valid for its own nonce only', (_, vector) => {
    const { token, timestamp, nonce, signature } = vector
    expect(isWechatSignature(signature, token, timestamp, nonce)).toBe(true)
    expect(isWechatSignature(signature, token, timestamp, `${nonce}0`)).toBe(false)
    expect(isWechatSignature('', token, timestamp, nonce)).toBe(false)
  })

  test.each(vectorsOf('msg-decrypt'))('%s: the ciphertext is signed and decrypts', (_, vector) => {
    const { token, timestamp, nonce, msg_signature = '', encodingAESKey, appid, plaintext } = vector
    expect(isWechatSignature(msg_signature, token, timestamp, nonce, vector.encrypt)).toBe(true)
    expect(decrypt(vector.encrypt, encodingAESKey)).toEqual({ message: plaintext, appid })
  })

  test.each(vectorsOf('msg-encrypt', 'msg-decrypt'))(
    '%s: the message encrypts to the same bytes',
    (_, vector) => {
      const { encodingAESKey, appid, plaintext, random16 } = vector
      const random = Buffer.from(random16, random16.length === 32 ? 'hex' : 'utf8')
      expect(encrypt({ message: plaintext, appid }, encodingAESKey, random)).toBe(vector.encrypt)
    },
  )

  test('Tencent’s sample of the compatible mode is refused: it contains unencrypted content', () => {
    const sample = vectors.find(({ postData }) => postData)
    expect(parseEncrypt(sample?.postData ?? '')).toBeUndefined()
  })
})

const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

test('property: a message of any length decrypts to itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (message) => {
      expect(decrypt(encrypt({ message, appid: 'wx0' }, key), key)).toEqual({ message, appid: 'wx0' })
    }),
  )
})

test('property: a changed ciphertext fails its signature, and decrypting it never throws', () => {
  const encrypted = encrypt({ message: '{"a":1}', appid: 'wx0' }, key)
  fc.assert(
    fc.property(fc.nat(encrypted.length - 1), fc.base64String(), (at, junk) => {
      const changed = encrypted.slice(0, at) + junk + encrypted.slice(at + junk.length)
      expect(isWechatSignature('x', 'token', '1', '2', changed)).toBe(false)
      expect(() => decrypt(changed, key)).not.toThrow()
    }),
  )
})

test('a signature has one spelling', () => {
  const signature = wechatSignatureOf('token', '1', '2')
  expect(isWechatSignature(signature, 'token', '1', '2')).toBe(true)
  for (const other of [signature.toUpperCase(), `${signature}zz`, `${signature} `, ` ${signature}`, ''])
    expect(isWechatSignature(other, 'token', '1', '2')).toBe(false)
})
