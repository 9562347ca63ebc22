import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** WeChat's signature over whatever is given: `token, timestamp, nonce` for the address check, and `Encrypt` besides for a message. */
export const signatureOf = (...parts: string[]) =>
  createHash('sha1').update(parts.sort().join('')).digest('hex')

export function isSigned(signature: string, ...parts: string[]): boolean {
  const given = Buffer.from(signature, 'hex')
  const expected = Buffer.from(signatureOf(...parts), 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export interface Decrypted {
  message: string
  appid: string
}

/** AES-256-CBC over random(16) + length(4, big-endian) + message + AppID, padded to blocks of 32. Anything else: undefined. */
export function decrypt(encrypted: string, aesKey: string): Decrypted | undefined {
  const plain = deciphered(encrypted, keyOf(aesKey))
  const pad = plain?.at(-1) ?? 0
  if (!plain || pad < 1 || pad > BLOCK || plain.length < pad + HEAD) return undefined
  if (!plain.subarray(-pad).every((byte) => byte === pad)) return undefined
  const whole = plain.subarray(RANDOM, -pad)
  const end = 4 + whole.readUInt32BE(0)
  if (end > whole.length) return undefined
  return { message: whole.toString('utf8', 4, end), appid: whole.toString('utf8', end) }
}

export function encrypt(
  { message, appid }: Decrypted,
  aesKey: string,
  random: Buffer = randomBytes(RANDOM),
): string {
  const key = keyOf(aesKey)
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const whole = Buffer.concat([random, length, text, Buffer.from(appid)])
  const pad = BLOCK - (whole.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(whole),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64')
}

const BLOCK = 32 // of the padding; the cipher's own is 16, so Node's unpadding would refuse half of all messages
const RANDOM = 16
const HEAD = RANDOM + 4

const keyOf = (aesKey: string) => Buffer.from(`${aesKey}=`, 'base64')

function deciphered(encrypted: string, key: Buffer): Buffer | undefined {
  const bytes = Buffer.from(encrypted, 'base64')
  if (!bytes.length || bytes.length % 16) return undefined
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}
