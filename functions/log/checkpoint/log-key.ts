import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { environment } from '../../core/environment'

/**
 * Signs checkpoints and nothing else. Ed25519 signatures of the same text are equal,
 * so a checkpoint can be made again after a crash.
 */
export interface LogKey {
  name: string // of the log
  publicKey: Buffer // 32 bytes
  sign: (text: string) => Buffer
}

export type PublicLogKey = Pick<LogKey, 'name' | 'publicKey'>

let cached: { secret: string; key: LogKey } | undefined

/**
 * The key of this deployment, from `LOG_NAME` and `LOG_KEY` (PKCS #8 in base64), which are read at first
 * use.
 */
export function logKey(): LogKey {
  const secret = `${environment.logName} ${environment.logKey}`
  if (cached?.secret !== secret) cached = { secret, key: toLogKey(environment.logName, environment.logKey) }
  return cached.key
}

/** `pkcs8`: DER in base64. */
export function toLogKey(name: string, pkcs8: string): LogKey {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })
  return {
    name,
    publicKey: rawPublicKey(createPublicKey(privateKey)),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  }
}

const rawPublicKey = (key: KeyObject) =>
  Buffer.from((key.export({ format: 'jwk' }) as { x: string }).x, 'base64url')

const ED25519 = Buffer.of(1) // signature type of C2SP signed-note

/** The key ID of C2SP signed-note: the first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). */
export const keyIdOf = ({ name, publicKey }: PublicLogKey): Buffer =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${name}\n`), ED25519, publicKey]))
    .digest()
    .subarray(0, 4)

/** The verifier key of C2SP signed-note: `name+key ID+base64(type ‖ public key)`. */
export const verifierKeyOf = (key: PublicLogKey) =>
  `${key.name}+${keyIdOf(key).toString('hex')}+${Buffer.concat([ED25519, key.publicKey]).toString('base64')}`

/**
 * The public key in a verifier key. Base64 spells its 33 bytes in the last 44 characters, among which a `+`
 * may be.
 */
export const publicKeyOf = (verifierKey: string) => Buffer.from(verifierKey.slice(-44), 'base64').subarray(1)

/** The first 128 bits of SHA-256(public key), in groups of four hexadecimal digits for people to compare. */
export const fingerprintOf = (publicKey: Buffer) =>
  (createHash('sha256').update(publicKey).digest('hex').slice(0, 32).match(/.{4}/g) ?? []).join(' ')
