import { codeOfStep, stepOf } from '@zhixing/functions/identity/second-factor/totp'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes of a secret as an app reads it. */
function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** An authenticator app with this secret: what it shows, `steps` of 30 seconds from `now` on. */
export const anApp =
  (secret: string) =>
  (now: Date, steps = 0): string =>
    codeOfStep(fromBase32(secret), stepOf(now) + steps)
