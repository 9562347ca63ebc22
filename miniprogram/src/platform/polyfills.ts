import * as z from 'zod'

// The logic layer has no `new Function`. Where it is a silent no-op instead of an error, every schema compiled by it would refuse everything.
z.config({ jitless: true })

// iOS before 15.4 has no `at`, which the shared rules use.
if (!Array.prototype.at) {
  Object.defineProperty(Array.prototype, 'at', {
    configurable: true,
    writable: true,
    value<T>(this: T[], place: number): T | undefined {
      return this[place < 0 ? this.length + place : place]
    },
  })
}
