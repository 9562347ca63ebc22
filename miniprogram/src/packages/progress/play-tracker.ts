import type { Interval } from '@zhixing/shared/study-records/intervals'

/** Content that runs further ahead of the clock is a seek. Players report in bursts, up to a second late. */
const SEEK_SECONDS = 2
/** Ticks further apart do not belong together, because the phone was asleep between them. */
const SILENCE_SECONDS = 30
/** A player's first tick after a start comes up to a second late; the content before it was played. */
const LATE_TENTHS = 10
/** Six hours. The server refuses a heartbeat with a later position. */
const POSITION_TENTHS_MAX = 216_000

const toTenths = (seconds: number) => Math.round(seconds * 10)

interface Tick {
  seconds: number
  atMs: number
}

export interface PlayTracker {
  /**
   * Reports the position of the player in seconds of content, at a time of the wall clock in milliseconds.
   * Returns whether the player has moved on since the last tick: after a pause, the first tick has not.
   */
  tick(seconds: number, atMs: number): boolean
  /** Reports that the player stopped or is being moved. The next tick begins a new interval. */
  stop(): void
  /**
   * Returns the intervals played since the last call, in tenths of a second of content. Intervals of two
   * calls join without a gap.
   */
  takePlayed(): Interval[]
  /** The same intervals, which stay to be taken. */
  peekPlayed(): Interval[]
}

/** Turns the ticks of a player into played intervals. Only content between two ticks counts. */
export function createPlayTracker(startSeconds: number): PlayTracker {
  let played: Interval[] = []
  let last: Tick | undefined
  let open: Interval | undefined
  let stoppedAtTenths = toTenths(startSeconds)

  const close = () => {
    if (open && open[1] > open[0]) {
      played.push(open)
      stoppedAtTenths = open[1]
    }
    open = undefined
  }
  const startOfIntervalAt = (positionTenths: number) => {
    const skippedTenths = positionTenths - stoppedAtTenths
    const isLateTick = skippedTenths >= 0 && skippedTenths <= LATE_TENTHS
    return isLateTick ? stoppedAtTenths : positionTenths
  }

  return {
    tick(seconds, atMs) {
      const previous = last
      last = { seconds, atMs }
      const continues = previous !== undefined && isPlayedBetween(previous, last)
      const position = Math.min(POSITION_TENTHS_MAX, Math.max(0, toTenths(seconds)))
      if (open && continues) open[1] = Math.max(open[1], position)
      else {
        close()
        open = [startOfIntervalAt(position), position]
      }
      return continues && seconds > previous.seconds
    },
    stop() {
      close()
      last = undefined
    },
    peekPlayed() {
      if (!open) return [...played]
      const [from, to] = open
      return to > from ? [...played, [from, to]] : [...played]
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

/** Whether the content between two ticks was played, not skipped by a seek or slept through. */
function isPlayedBetween(previous: Tick, next: Tick): boolean {
  const elapsed = (next.atMs - previous.atMs) / 1000
  const moved = next.seconds - previous.seconds
  return elapsed <= SILENCE_SECONDS && moved >= 0 && moved <= elapsed + SEEK_SECONDS
}
