import { clock } from '@zhixing/functions/core/clock'
import { randomOf } from '../../support/random'

/**
 * Replaces the clock and every source of randomness of the process, so that a scenario makes the same ids and
 * hashes in every run and two tables can be compared literally. Only what the verb makes in a later try
 * differs.
 */
export function freezeTime(at: Date) {
  const real = {
    Date,
    random: Math.random,
    now: clock.now,
    getRandomValues: globalThis.crypto.getRandomValues,
  }
  let time = at.getTime()
  let random = randomOf(1)
  class FrozenDate extends real.Date {
    constructor(...given: [] | [number | string]) {
      super(...((given.length ? given : [time]) as [number]))
    }
    static override now = () => time
  }
  globalThis.Date = FrozenDate as DateConstructor
  clock.now = () => new FrozenDate()
  const fillRandomly = (bytes: Uint8Array) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(random() * 256)
    return bytes
  }
  const setRandomValues = (value: unknown) =>
    Object.defineProperty(globalThis.crypto, 'getRandomValues', { configurable: true, value })
  setRandomValues(fillRandomly)

  return {
    now: () => new FrozenDate(),
    set(next: Date) {
      time = next.getTime()
    },
    /** Starts the random numbers anew. */
    seed(seed: number) {
      random = randomOf(seed)
      Math.random = () => random()
    },
    /** Makes every random backoff zero, until the next `seed`. */
    skipBackoff() {
      Math.random = () => 0
    },
    restore() {
      globalThis.Date = real.Date
      clock.now = real.now
      Math.random = real.random
      setRandomValues(real.getRandomValues)
    },
  }
}
