import { ulid } from 'ulid'

/**
 * A new ULID: 26 characters that sort by `now` to the millisecond and are otherwise random. `random` gives
 * numbers in [0, 1); demo data and tests pass a seeded one, everything else uses the platform's secure
 * source.
 */
export const newUlid = (now: Date, random?: () => number): string => ulid(now.getTime(), random)
