import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { environment } from '../environment'

/**
 * Returns the value as `payload.mac`, which only this deployment can produce. The payload is readable JSON,
 * so it must hold no secret. `purpose` selects the key: a cursor is never accepted as a study record.
 */
export function signValue(purpose: string, value: unknown): string {
  const payload = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${payload}.${macOf(purpose, environment.signingKey, payload).toString('base64url')}`
}

/**
 * The value that `signValue` signed for this purpose; undefined for anything else. Accepts the previous key
 * too, so that the key can be rotated.
 */
export function openSigned(purpose: string, signed: string): unknown {
  const [payload, mac, ...rest] = signed.split('.')
  if (!payload || !mac || rest.length) return undefined
  // Compares the texts: decoding would accept several spellings of the same bytes.
  const given = Buffer.from(mac)
  const isValid = secrets().some((secret) => {
    const expected = Buffer.from(macOf(purpose, secret, payload).toString('base64url'))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!isValid) return undefined
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString())
  } catch {
    return undefined
  }
}

/**
 * Returns a text that only this deployment can read, in base64url. `context` must be different for every
 * encryption, for instance id and revision: then equal texts cannot be recognised. The initialisation vector
 * is a MAC of context and text (RFC 5297), which `decryptText` verifies.
 */
export function encryptText(purpose: string, context: string, text: string): string {
  const vector = vectorOf(purpose, environment.signingKey, context, text)
  const cipher = createCipheriv('aes-256-ctr', cipherKey(purpose, environment.signingKey), vector)
  return Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final()]).toString('base64url')
}

/** The text that `encryptText` was given; undefined for anything else. Accepts the previous key too. */
export function decryptText(purpose: string, context: string, encrypted: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64url')
  if (bytes.length < VECTOR_BYTES) return undefined
  const vector = bytes.subarray(0, VECTOR_BYTES)
  for (const secret of secrets()) {
    const decipher = createDecipheriv('aes-256-ctr', cipherKey(purpose, secret), vector)
    const text = Buffer.concat([decipher.update(bytes.subarray(VECTOR_BYTES)), decipher.final()]).toString()
    if (timingSafeEqual(vectorOf(purpose, secret, context, text), vector)) return text
  }
  return undefined
}

const VECTOR_BYTES = 16
const cipherKey = (purpose: string, secret: string) => purposeKey(`${purpose} cipher`, secret)
const vectorOf = (purpose: string, secret: string, context: string, text: string) =>
  macOf(`${purpose} vector`, secret, `${context}\u0000${text}`).subarray(0, VECTOR_BYTES)

/** The keys in force: the current one, and during a rotation the previous one. */
const secrets = () =>
  environment.previousSigningKey === undefined
    ? [environment.signingKey]
    : [environment.signingKey, environment.previousSigningKey]

/** A number in [0, 1) that follows from purpose and facts, and that cannot be predicted without the key. */
export const keyedRandom = (purpose: string, ...facts: string[]): number =>
  macOf(purpose, environment.signingKey, facts.join('\u0000')).readUInt32BE(0) / 2 ** 32

/** Replaces facts about a person in keys: 32 stable characters, irreversible without the pepper. */
export const pseudonymOf = (...facts: string[]): string =>
  createHmac('sha256', environment.pepper).update(facts.join('\u0000')).digest('base64url').slice(0, 32)

const purposeKeys = new Map<string, Buffer>()

function purposeKey(purpose: string, secret: string): Buffer {
  const name = `${purpose} ${secret}`
  const known = purposeKeys.get(name)
  if (known) return known
  const key = createHmac('sha256', secret).update(purpose).digest()
  purposeKeys.set(name, key)
  return key
}

const macOf = (purpose: string, secret: string, payload: string) =>
  createHmac('sha256', purposeKey(purpose, secret)).update(payload).digest()
