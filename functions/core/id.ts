import { createHash } from 'node:crypto'
import { ulid } from 'ulid'

/**
 * A new ULID: 26 characters that sort by `now` to the millisecond and are otherwise random. `random` gives
 * numbers in [0, 1); demo data and tests pass a seeded one, everything else uses the platform's secure
 * source.
 */
export const newUlid = (now: Date, random?: () => number): string => ulid(now.getTime(), random)

const CROCKFORD_BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * An id in the alphabet and length of a ULID that follows from a text, so that a repeat gives the same id.
 */
export function derivedIdOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 26)
  return [...bytes].map((byte) => CROCKFORD_BASE32[byte % 32]).join('')
}
