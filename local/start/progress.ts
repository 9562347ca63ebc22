const WIDTH = 28

interface Line {
  title: string
  share: number
  note: string
  ended: boolean
  announced: number
}

export interface Step {
  /** 0 … 1, and a few words about where it stands. */
  at: (share: number, note?: string) => void
  done: (note?: string) => void
  failed: (why: string) => void
}

/** Bars for what takes long: several may run at once. Where there is no terminal, a line at the start, at each quarter and at the end. */
export function openProgress(out: NodeJS.WriteStream = process.stdout) {
  const lines: Line[] = []
  let drawn = 0
  const draw = () => {
    if (!out.isTTY) return
    out.write(
      `${drawn ? `\u001b[${drawn}A` : ''}${lines.map((line) => `\u001b[2K${textOf(line)}\n`).join('')}`,
    )
    drawn = lines.length
    // What has ended stays above as text: only running bars are drawn again.
    while (lines[0]?.ended) {
      lines.shift()
      drawn = lines.length
    }
  }
  const tell = (line: Line) => {
    if (out.isTTY) return draw()
    const quarter = Math.floor(line.share * 4)
    if (!line.ended && quarter <= line.announced) return
    line.announced = quarter
    out.write(`${textOf(line)}\n`)
  }
  return {
    step(title: string): Step {
      const line: Line = { title, share: 0, note: '', ended: false, announced: -1 }
      lines.push(line)
      tell(line)
      const end = (note: string) => {
        Object.assign(line, { ended: true, note })
        tell(line)
      }
      return {
        at: (share, note = '') => {
          if (line.ended) return
          Object.assign(line, { share: Math.min(Math.max(share, line.share), 1), note })
          tell(line)
        },
        done: (note = '') => {
          line.share = 1
          end(note)
        },
        failed: (why) => end(`✗ ${why}`),
      }
    },
    /** A message that does not disturb the bars. */
    say(text: string) {
      if (out.isTTY && drawn) out.write(`\u001b[${drawn}A\u001b[J`)
      out.write(`${text}\n`)
      drawn = 0
      draw()
    },
  }
}

export type Progress = ReturnType<typeof openProgress>

function textOf({ title, share, note }: Line): string {
  const filled = Math.round(share * WIDTH)
  return `${padded(title, 18)} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${`${Math.round(share * 100)}`.padStart(3)}%  ${note}`
}

/** Chinese characters take two places in a terminal. */
export const widthOf = (text: string) =>
  [...text].reduce((width, character) => width + (/[\u1100-\u115f\u2e80-\uffe6]/.test(character) ? 2 : 1), 0)

export const padded = (text: string, width: number) => text + ' '.repeat(Math.max(width - widthOf(text), 0))
