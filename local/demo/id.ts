import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The same 26 characters for the same thing on every machine, in the alphabet of ULIDs. */
export function idOf(kind: string, name: string): string {
  const bytes = createHash('sha256').update(`${kind}\0${name}`).digest()
  return [...bytes.subarray(0, 26)].map((byte) => alphabet[byte & 31]).join('')
}
