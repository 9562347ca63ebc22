import { clock } from '@zhixing/functions/core/clock'
import { randomOf } from '../bench/random'

/**
 * Time stands still and chance repeats itself: whatever a scenario makes, it makes the same in every run, ids and hashes included, so that states can
 * be compared to the letter. Only what the verb itself makes at a later try differs.
 */
export function standStill(at: Date) {
  const real = {
    Date,
    random: Math.random,
    now: clock.now,
    getRandomValues: globalThis.crypto.getRandomValues,
  }
  let time = at.getTime()
  let random = randomOf(1)
  class Still extends real.Date {
    constructor(...given: [] | [number | string]) {
      super(...((given.length ? given : [time]) as [number]))
    }
    static override now = () => time
  }
  globalThis.Date = Still as DateConstructor
  clock.now = () => new Still()
  Object.defineProperty(globalThis.crypto, 'getRandomValues', {
    configurable: true,
    value: (bytes: Uint8Array) => bytes.map((_, i) => (bytes[i] = Math.floor(random() * 256))) && bytes,
  })
  return {
    now: () => new Still(),
    set(next: Date) {
      time = next.getTime()
    },
    /** Chance begins anew; while it is `hasty`, whoever waits a random while does not wait. */
    seed(seed: number) {
      random = randomOf(seed)
      Math.random = () => random()
    },
    hasty() {
      Math.random = () => 0
    },
    goOn() {
      globalThis.Date = real.Date
      clock.now = real.now
      Math.random = real.random
      Object.defineProperty(globalThis.crypto, 'getRandomValues', {
        configurable: true,
        value: real.getRandomValues,
      })
    },
  }
}
