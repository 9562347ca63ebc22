import type { Interval } from '@zhixing/shared/study-records/intervals'

/**
 * A larger difference between content and clock is a seek. Players report in bursts and up to a second late.
 */
const SEEK_SECONDS = 2
/** Ticks further apart do not belong together: the phone was asleep. */
const SILENCE_SECONDS = 30
/** Players report their first tick after a start up to a second late; what lies before it was played. */
const LATE_TENTHS = 10
const POSITION_TENTHS_MAX = 216_000

export interface PlayTracker {
  /**
   * Reports the position of the player in seconds of content, at a time of the wall clock in milliseconds.
   * Returns whether the player has moved on since the tick before; the tick after a pause only repeats where
   * it stopped.
   */
  tick(seconds: number, atMs: number): boolean
  /** Reports that the player stopped or is being moved. The next tick begins a new interval. */
  stop(): void
  /**
   * Returns the intervals played since the last call. The end is the next beginning, so no gap opens between
   * two.
   */
  takePlayed(): Interval[]
}

/**
 * Turns the ticks of a player into played intervals, in tenths of a second. Only content between ticks
 * counts.
 */
export function createPlayTracker(startSeconds: number): PlayTracker {
  let played: Interval[] = []
  let last: { seconds: number; atMs: number } | undefined
  let open: Interval | undefined
  let restingTenths = Math.round(startSeconds * 10) // where the player stands while it does not play

  const close = () => {
    if (open && open[1] > open[0]) {
      played.push(open)
      restingTenths = open[1]
    }
    open = undefined
  }
  const isContinued = (seconds: number, atMs: number) => {
    if (!last) return false
    const elapsed = (atMs - last.atMs) / 1000
    const moved = seconds - last.seconds
    return elapsed <= SILENCE_SECONDS && moved >= 0 && moved <= elapsed + SEEK_SECONDS
  }

  return {
    tick(seconds, atMs) {
      const continues = isContinued(seconds, atMs)
      const movesOn = continues && seconds > (last?.seconds ?? seconds)
      const position = Math.min(POSITION_TENTHS_MAX, Math.max(0, Math.round(seconds * 10)))
      if (open && continues) open[1] = Math.max(open[1], position)
      else {
        close()
        const isLate = position >= restingTenths && position - restingTenths <= LATE_TENTHS
        open = [isLate ? restingTenths : position, position]
      }
      last = { seconds, atMs }
      return movesOn
    },
    stop() {
      close()
      last = undefined
    },
    takePlayed() {
      const end = open?.[1]
      close()
      const taken = played
      played = []
      if (end !== undefined) open = [end, end]
      return taken
    },
  }
}
