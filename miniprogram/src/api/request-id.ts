const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID: the moment, then chance. Made here so that a repeated request is the same request. */
export function newId(now = Date.now()): string {
  const moment = Array.from({ length: 10 }, (_, place) => alphabet[Math.floor(now / 32 ** (9 - place)) % 32])
  const chance = Array.from({ length: 16 }, () => alphabet[Math.floor(Math.random() * 32)])
  return moment.concat(chance).join('')
}
