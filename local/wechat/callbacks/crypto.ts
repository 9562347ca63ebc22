import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const BLOCK = 32 // the platform pads to 32 bytes, not to AES's 16

/** sha1 over the sorted parts, as every signature of the platform. */
export const signatureOf = (...parts: string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

/** random(16) + length + message + appid, AES-256-CBC, base64. `random16` is given only by tests. */
export function encrypt(
  message: string,
  aesKey: string,
  appid: string,
  random16: Uint8Array = randomBytes(16),
): string {
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const block = Buffer.concat([random16, length, text, Buffer.from(appid)])
  const pad = BLOCK - (block.length % BLOCK)
  const key = keyOf(aesKey)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([block, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64')
}

/** The message, or undefined if key, padding, length or appid do not fit. */
export function decrypt(encrypted: string, aesKey: string, appid: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64')
  if (!bytes.length || bytes.length % 16) return undefined
  const key = keyOf(aesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const block = Buffer.concat([decipher.update(bytes), decipher.final()])
  const pad = block.at(-1) ?? 0
  if (pad < 1 || pad > BLOCK || block.subarray(-pad).some((byte) => byte !== pad)) return undefined
  const content = block.subarray(16, -pad)
  if (content.length < 4) return undefined
  const end = 4 + content.readUInt32BE(0)
  if (end > content.length || content.toString('utf8', end) !== appid) return undefined
  return content.toString('utf8', 4, end)
}

const keyOf = (aesKey: string) => Buffer.from(`${aesKey}=`, 'base64')
