import { readFileSync } from 'node:fs'
import { writeDurably } from '../process/durable-file'

/** The machine's time plus what it was moved by: it only ever goes forward, and a restart keeps it. */
export interface VirtualClock {
  now: () => Date
  offsetSeconds: () => number
  advance: (seconds: number) => void
}

export function openClock(file: string): VirtualClock {
  let offsetSeconds = readOffset(file)
  return {
    now: () => new Date(Date.now() + offsetSeconds * 1000),
    offsetSeconds: () => offsetSeconds,
    advance: (seconds) => {
      writeDurably(file, JSON.stringify({ offsetSeconds: offsetSeconds + seconds }))
      offsetSeconds += seconds
    },
  }
}

function readOffset(file: string): number {
  try {
    const { offsetSeconds } = JSON.parse(readFileSync(file, 'utf8')) as { offsetSeconds: number }
    return Number.isSafeInteger(offsetSeconds) && offsetSeconds > 0 ? offsetSeconds : 0
  } catch {
    return 0 // never moved
  }
}
