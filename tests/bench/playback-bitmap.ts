import type { Interval } from '@zhixing/shared/study-records/intervals'

/** One bit for each tenth of a second of a lesson: an oracle for the interval arithmetic of the product. */
export function aBitmap(lengthSeconds: number) {
  const bits = new Uint8Array(lengthSeconds * 10)
  return {
    play(intervals: Interval[]) {
      for (const [from, to] of intervals) bits.fill(1, from, to)
    },
    get tenths() {
      let sum = 0
      for (const bit of bits) sum += bit
      return sum
    },
    equals(watched: Interval[]) {
      const other = new Uint8Array(bits.length)
      for (const [from, to] of watched) other.fill(1, from, to)
      return watched.every(([, to]) => to <= bits.length) && Buffer.compare(bits, other) === 0
    },
  }
}
