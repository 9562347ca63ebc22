import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id of the shape of ours that a name always gets again. */
export const idOf = (name: string) =>
  `0${[...createHash('sha256').update(name).digest().subarray(0, 25)].map((byte) => alphabet[byte & 31]).join('')}`
