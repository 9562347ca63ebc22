import { createHmac, timingSafeEqual } from 'node:crypto'
import { environment } from '../environment'

const keys = new Map<string, Buffer>()

/** One key per purpose: a cursor can never be passed off as a study record. */
function keyOf(purpose: string, secret: string) {
  const name = `${purpose} ${secret}`
  const known = keys.get(name)
  if (known) return known
  const key = createHmac('sha256', secret).update(purpose).digest()
  keys.set(name, key)
  return key
}

const macOf = (purpose: string, secret: string, payload: string) =>
  createHmac('sha256', keyOf(purpose, secret)).update(payload).digest()

/** JSON, readable by whoever carries it, so no secret belongs in it; unchangeable by anyone but us. */
export function sign(purpose: string, value: unknown): string {
  const payload = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${payload}.${macOf(purpose, environment.signingKey, payload).toString('base64url')}`
}

/** What was signed for this purpose, or undefined for anything else. */
export function open(purpose: string, signed: string): unknown {
  const [payload, mac, ...rest] = signed.split('.')
  if (!payload || !mac || rest.length) return undefined
  const given = Buffer.from(mac, 'base64url')
  const secrets = [environment.signingKey, environment.previousSigningKey].filter(
    (secret) => secret !== undefined,
  )
  const valid = secrets.some((secret) => {
    const expected = macOf(purpose, secret, payload)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!valid) return undefined
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** A number in [0, 1) that the facts alone decide, and that nobody without the key can foresee. */
export const drawOf = (purpose: string, ...facts: string[]) =>
  macOf(purpose, environment.signingKey, facts.join('\u0000')).readUInt32BE(0) / 2 ** 32

/** A stable stand-in for a phone number, name or openid in keys: not reversible without the pepper. */
export const pseudonym = (...facts: string[]) =>
  createHmac('sha256', environment.pepper).update(facts.join('\u0000')).digest('base64url').slice(0, 32)
