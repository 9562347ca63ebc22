import { readFileSync } from 'node:fs'
import { writeFileDurably } from '../process/durable-file'

/** The time of the demo: the machine's time plus an offset that only grows. */
export interface VirtualClock {
  now: () => Date
  offsetSeconds: () => number
  advance: (seconds: number) => void
}

/** Opens the clock whose offset is kept in this file, so that a restart does not set the time back. */
export function openVirtualClock(file: string): VirtualClock {
  let offsetSeconds = readOffsetSeconds(file)
  return {
    now: () => new Date(Date.now() + offsetSeconds * 1000),
    offsetSeconds: () => offsetSeconds,
    advance: (seconds) => {
      writeFileDurably(file, JSON.stringify({ offsetSeconds: offsetSeconds + seconds }))
      offsetSeconds += seconds
    },
  }
}

/** 0 for a clock that has never been moved. */
function readOffsetSeconds(file: string): number {
  try {
    const { offsetSeconds } = JSON.parse(readFileSync(file, 'utf8')) as { offsetSeconds: number }
    return Number.isSafeInteger(offsetSeconds) && offsetSeconds > 0 ? offsetSeconds : 0
  } catch {
    return 0
  }
}
