import type { Interval } from '@zhixing/shared/study-records/intervals'

/** A jump is told from the pace of time by so much: players report in bursts, and up to a second late. */
const JUMP_SECONDS = 2
/** Ticks further apart than this are no longer one viewing: the phone slept, and what happened meanwhile nobody saw. */
const SILENCE_SECONDS = 30
const TENTHS_MAX = 216_000

/** A player's first tick after a start comes up to a second late; what lies between was played. */
const LATE_TENTHS = 10

/** What a player's ticks say was played, in whole tenths of a second. Nothing here renders, and nothing is claimed that no tick passed through. */
export function newTape(startSeconds: number) {
  let played: Interval[] = []
  let last: { time: number; at: number } | undefined
  let open: Interval | undefined
  let resting = Math.round(startSeconds * 10) // where it stands still, in tenths

  const close = () => {
    if (open && open[1] > open[0]) {
      played.push(open)
      resting = open[1]
    }
    open = undefined
  }
  /** At one pace with the clock; further apart in either and it was moved, or slept. */
  const isContinued = (time: number, at: number) => {
    if (!last) return false
    const passed = (at - last.at) / 1000
    const moved = time - last.time
    return passed <= SILENCE_SECONDS && moved >= 0 && moved <= passed + JUMP_SECONDS
  }

  return {
    /**
     * The player stands at `time`, in seconds of the content; `at` is the wall clock in milliseconds. True if it has played on since the tick before: the
     * one that follows a pause says where it stopped, not that it goes on.
     */
    tick(time: number, at: number): boolean {
      const goesOn = isContinued(time, at)
      const playsOn = goesOn && time > (last?.time ?? time)
      const here = Math.min(TENTHS_MAX, Math.max(0, Math.round(time * 10)))
      if (open && goesOn) open[1] = Math.max(open[1], here)
      else {
        close()
        const isLate = here >= resting && here - resting <= LATE_TENTHS
        open = [isLate ? resting : here, here]
      }
      last = { time, at }
      return playsOn
    },
    /** The player has stopped or is being moved: the next tick begins anew, where it stopped or elsewhere. */
    stop() {
      close()
      last = undefined
    },
    /** Hands over what was played since the last time. Its end is kept as the next beginning, so that no gap opens between two beats. */
    cut(): Interval[] {
      const end = open?.[1]
      close()
      const taken = played
      played = []
      if (end !== undefined) open = [end, end]
      return taken
    },
  }
}
