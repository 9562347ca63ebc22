import { createHmac, timingSafeEqual } from 'node:crypto'
import { CODE_DIGITS } from '@zhixing/shared/identity/second-factor'

// RFC 6238 with the parameters that every authenticator app knows: SHA-1, six digits, steps of 30 seconds.

export const STEP_SECONDS = 30
/** RFC 4226 recommends the length of the MAC. */
export const SECRET_BYTES = 20

export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/** The code of a step: HOTP of RFC 4226 over the number of the step. */
export function codeOfStep(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f // the last four bits say where the number begins
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return `${number % 10 ** CODE_DIGITS}`.padStart(CODE_DIGITS, '0')
}

/** The step of the code, at most one step of clock skew away from `now`; undefined for a wrong code. */
export function findStep(secret: Buffer, code: string, now: Date): number | undefined {
  const current = stepOf(now)
  const given = Buffer.from(code)
  return [current, current - 1, current + 1].find((step) => {
    const expected = Buffer.from(codeOfStep(secret, step))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 without padding, as authenticator apps read a secret. `bytes` is a multiple of five long. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('')
}

/** What the QR code for an authenticator app says. */
export function addressOf(secret: Buffer, name: string): string {
  const issuer = '知行管理台'
  const label = encodeURIComponent(`${issuer}:${name}`)
  const parameters = `secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`
  return `otpauth://totp/${label}?${parameters}&algorithm=SHA1&digits=${CODE_DIGITS}&period=${STEP_SECONDS}`
}
