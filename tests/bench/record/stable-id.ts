import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id that is always the same for a name. */
export function stableId(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 25)
  return `0${[...bytes].map((byte) => alphabet[byte & 31]).join('')}`
}
