import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const AES_BLOCK_BYTES = 16
const BLOCK_BYTES = 32 // WeChat pads to 32 bytes, not to AES's 16
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4

/** SHA-1 over the sorted parts, as all signatures of WeChat. */
export const signatureOf = (...parts: string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

/** AES-256-CBC over 16 random bytes, length, message and appid; in base64. Tests give the random bytes. */
export function encryptMessage(
  message: string,
  aesKey: string,
  appid: string,
  random16: Uint8Array = randomBytes(RANDOM_BYTES),
): string {
  const text = Buffer.from(message)
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(text.length)
  const content = Buffer.concat([random16, length, text, Buffer.from(appid)])
  const padBytes = BLOCK_BYTES - (content.length % BLOCK_BYTES)
  const padded = Buffer.concat([content, Buffer.alloc(padBytes, padBytes)])
  const { key, iv } = readKey(aesKey)
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}

/** The message; undefined if key, padding, length or appid are wrong. */
export function decryptMessage(encrypted: string, aesKey: string, appid: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64')
  if (!bytes.length || bytes.length % AES_BLOCK_BYTES) return undefined
  const { key, iv } = readKey(aesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
  const padBytes = padded.at(-1) ?? 0
  const isPadded =
    padBytes >= 1 && padBytes <= BLOCK_BYTES && padded.subarray(-padBytes).every((byte) => byte === padBytes)
  if (!isPadded) return undefined
  const content = padded.subarray(RANDOM_BYTES, -padBytes)
  if (content.length < LENGTH_BYTES) return undefined
  const end = LENGTH_BYTES + content.readUInt32BE(0)
  if (end > content.length || content.toString('utf8', end) !== appid) return undefined
  return content.toString('utf8', LENGTH_BYTES, end)
}

/** EncodingAESKey omits the last character of its base64. */
function readKey(aesKey: string) {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  return { key, iv: key.subarray(0, AES_BLOCK_BYTES) }
}
