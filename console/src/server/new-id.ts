const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID: 48 bits of time, then 80 of chance, so that a draft has its id before the server has heard of it. */
export function newId(): string {
  const chance = crypto.getRandomValues(new Uint8Array(16))
  const time = Array.from({ length: 10 }, (_, at) => alphabet[Math.floor(Date.now() / 32 ** (9 - at)) % 32])
  return [...time, ...Array.from(chance, (byte) => alphabet[byte % 32])].join('')
}
