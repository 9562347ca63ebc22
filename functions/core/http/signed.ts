import { createHmac, timingSafeEqual } from 'node:crypto'
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
  const given = Buffer.from(mac, 'base64url')
  const isValid = [environment.signingKey, environment.previousSigningKey].some((secret) => {
    if (secret === undefined) return false
    const expected = macOf(purpose, secret, payload)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!isValid) return undefined
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** A number in [0, 1) that follows from purpose and facts, and that cannot be predicted without the key. */
export const keyedRandom = (purpose: string, ...facts: string[]): number =>
  macOf(purpose, environment.signingKey, facts.join('\u0000')).readUInt32BE(0) / 2 ** 32

/** Stands for facts about a person in keys: 32 stable characters, irreversible without the pepper. */
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
