import type { Interval } from '@zhixing/shared/progress/contract'

/** One bit for each tenth of a lesson: knows what was played without knowing how to add intervals. */
export function aBitmap(lengthSeconds: number) {
  const bits = new Uint8Array(lengthSeconds * 10)
  return {
    play(intervals: Interval[]) {
      for (const [from, to] of intervals) bits.fill(1, from, to)
    },
    get tenths() {
      return bits.reduce((sum, bit) => sum + bit, 0)
    },
    equals(watched: Interval[]) {
      const other = new Uint8Array(bits.length)
      for (const [from, to] of watched) other.fill(1, from, to)
      return watched.every(([, to]) => to <= bits.length) && bits.every((bit, tenth) => bit === other[tenth])
    },
  }
}
