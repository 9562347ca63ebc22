import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * WeChat's signature: SHA-1 over the sorted parts, in hexadecimal. The parts are token, timestamp and nonce
 * and, for a message, its ciphertext. Source: WeChat, "Message encryption and decryption".
 */
export const wechatSignatureOf = (...parts: string[]): string =>
  createHash('sha1').update(parts.sort().join('')).digest('hex')

export function isWechatSignature(signature: string, ...parts: string[]): boolean {
  // Compares the texts: decoding would accept capitals, and any characters after the last digit.
  const given = Buffer.from(signature)
  const expected = Buffer.from(wechatSignatureOf(...parts))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export interface DecryptedMessage {
  message: string
  appid: string
}

// A message is encrypted as AES-256-CBC over: 16 random bytes, the length of the message (4 bytes,
// big-endian), the message, the AppID, and PKCS #7 padding to blocks of 32. Node unpads to the cipher's
// block of 16 only, so the padding is removed here.
const PADDING_BLOCK = 32
const CIPHER_BLOCK = 16
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4

/**
 * The message and the AppID it was encrypted for; undefined if it was not encrypted with this key or is
 * malformed. `encrypted` is base64; `aesKey` is the EncodingAESKey.
 */
export function decrypt(encrypted: string, aesKey: string): DecryptedMessage | undefined {
  const padded = decipher(encrypted, toKey(aesKey))
  const plain = padded && withoutPadding(padded)
  if (!plain || plain.length < RANDOM_BYTES + LENGTH_BYTES) return undefined
  const body = plain.subarray(RANDOM_BYTES)
  const messageEnd = LENGTH_BYTES + body.readUInt32BE(0)
  if (messageEnd > body.length) return undefined
  return {
    message: body.toString('utf8', LENGTH_BYTES, messageEnd),
    appid: body.toString('utf8', messageEnd),
  }
}

/** `random`: 16 bytes, given by tests that compare with published vectors. Returns base64. */
export function encrypt(
  { message, appid }: DecryptedMessage,
  aesKey: string,
  random: Buffer = randomBytes(RANDOM_BYTES),
): string {
  const key = toKey(aesKey)
  const text = Buffer.from(message)
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(text.length)
  const plain = Buffer.concat([random, length, text, Buffer.from(appid)])
  const paddingLength = PADDING_BLOCK - (plain.length % PADDING_BLOCK)
  const padding = Buffer.alloc(paddingLength, paddingLength)
  const cipher = createCipheriv('aes-256-cbc', key, initialVector(key)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(padding), cipher.final()]).toString('base64')
}

const toKey = (aesKey: string) => Buffer.from(`${aesKey}=`, 'base64')
const initialVector = (key: Buffer) => key.subarray(0, CIPHER_BLOCK)

function decipher(encrypted: string, key: Buffer): Buffer | undefined {
  const bytes = Buffer.from(encrypted, 'base64')
  if (!bytes.length || bytes.length % CIPHER_BLOCK) return undefined
  const cipher = createDecipheriv('aes-256-cbc', key, initialVector(key)).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

function withoutPadding(padded: Buffer): Buffer | undefined {
  const length = padded.at(-1) ?? 0
  if (length < 1 || length > PADDING_BLOCK || length > padded.length) return undefined
  return padded.subarray(-length).every((byte) => byte === length) ? padded.subarray(0, -length) : undefined
}
