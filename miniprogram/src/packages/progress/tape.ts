import type { Interval } from '@zhixing/shared/progress/contract'

/** A jump is told from the pace of time by so much: players report in bursts, and up to a second late. */
const JUMP_SECONDS = 2
/** Ticks further apart than this are no longer one viewing: the phone slept, and what happened meanwhile nobody saw. */
const SILENCE_SECONDS = 30
const TENTHS_MAX = 216_000

/** What a player's ticks say was played, in whole tenths of a second. Nothing here renders, and nothing is claimed that no tick passed through. */
export function newTape() {
  let played: Interval[] = []
  let last: { time: number; at: number } | undefined
  let open: Interval | undefined

  const close = () => {
    if (open && open[1] > open[0]) played.push(open)
    open = undefined
  }

  return {
    /** The player stands at `time`, in seconds of the content; `at` is the wall clock in milliseconds. */
    tick(time: number, at: number) {
      const here = Math.min(TENTHS_MAX, Math.max(0, Math.round(time * 10)))
      const passed = last && (at - last.at) / 1000
      const moved = last && time - last.time
      const isContinued =
        open !== undefined &&
        passed !== undefined &&
        moved !== undefined &&
        passed <= SILENCE_SECONDS &&
        here >= open[1] &&
        moved <= passed + JUMP_SECONDS
      if (isContinued && open) open[1] = here
      else {
        close()
        open = [here, here]
      }
      last = { time, at }
    },
    /** The player has stopped or been moved: the next tick begins anew. */
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
      if (end !== undefined && last) open = [end, end]
      return taken
    },
  }
}
