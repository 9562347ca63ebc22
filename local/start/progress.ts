import { MultiBar, Presets } from 'cli-progress'
import { padToWidth } from './framed-text'

const TITLE_COLUMNS = 18
const BAR_COLUMNS = 28
/** How often a line is written where the output is no terminal, such as a log file. */
const LOG_LINE_MS = 15_000

export interface ProgressBar {
  /** `share` is from 0 to 1; a smaller share than before is ignored. */
  update: (share: number, note?: string) => void
  complete: (note?: string) => void
  fail: (reason: string) => void
}

export interface ProgressDisplay {
  addBar: (title: string) => ProgressBar
  /** Writes a message above the bars. */
  log: (text: string) => void
  /** Draws the bars a last time. */
  stop: () => void
}

/** Progress bars for tasks that run side by side. */
export function openProgress(stream: NodeJS.WriteStream = process.stdout): ProgressDisplay {
  const bars = new MultiBar(
    {
      stream,
      format: '{title} {bar} {percentage}%  {note}',
      barsize: BAR_COLUMNS,
      hideCursor: true,
      emptyOnZero: true,
      noTTYOutput: true,
      notTTYSchedule: LOG_LINE_MS,
    },
    Presets.shades_grey,
  )
  const addBar = (title: string): ProgressBar => {
    const bar = bars.create(1, 0, { title: padToWidth(title, TITLE_COLUMNS), note: '' })
    let reached = 0
    const end = (note: string) => {
      bar.update(reached, { note })
      bar.stop()
    }
    return {
      update: (share, note = '') => {
        reached = Math.min(Math.max(share, reached), 1)
        bar.update(reached, { note })
      },
      complete: (note = '') => {
        reached = 1
        end(note)
      },
      fail: (reason) => end(`✗ ${reason}`),
    }
  }
  const log = (text: string) => {
    if (!stream.isTTY || !bars.isActive) return void stream.write(`${text}\n`)
    bars.log(`${text}\n`)
    bars.update() // the library holds messages back until it draws again
  }
  const stop = () => {
    if (bars.isActive) bars.stop()
  }
  return { addBar, log, stop }
}
