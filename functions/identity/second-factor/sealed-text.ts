import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { environment } from '../../core/environment'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM under SECOND_FACTOR_KEY: nonce, tag and ciphertext in base64url. It opens in the same context
 * only, so that a row cannot be given the secret of another person.
 */
export function sealText(context: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', toCipherKey(environment.secondFactorKey), nonce)
  cipher.setAAD(Buffer.from(context))
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64url')
}

export interface OpenedText {
  text: string
  /** Sealed under the key that is being replaced: it has to be sealed again. */
  isOfPreviousKey: boolean
}

/** What `sealText` sealed in this context; undefined for anything else. Accepts the previous key too. */
export function openText(context: string, sealed: string): OpenedText | undefined {
  const text = openWith(environment.secondFactorKey, context, sealed)
  if (text !== undefined) return { text, isOfPreviousKey: false }
  const previousKey = environment.previousSecondFactorKey
  if (previousKey === undefined) return undefined
  const earlier = openWith(previousKey, context, sealed)
  return earlier === undefined ? undefined : { text: earlier, isOfPreviousKey: true }
}

function openWith(secret: string, context: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', toCipherKey(secret), bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
    return text.toString()
  } catch {
    return undefined // the tag does not fit: another key, another context, or changed bytes
  }
}

const toCipherKey = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'second factor', 32))
