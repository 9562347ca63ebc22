import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Interval } from '@zhixing/shared/study-records/intervals'

/** One viewing session of the FUN-MOOC sample (tests/vectors/fun-mooc/SOURCE.md). */
export interface Viewing {
  learner: string
  video: string
  course: string
  lengthSeconds: number
  /** Milliseconds. */
  startedAt: number
  /** In the order played, in tenths of a second. */
  played: Interval[]
  /** xAPI statements that the player sent. */
  statements: number
}

/** The whole sample, by start of the session. */
export function readViewings(): Viewing[] {
  const [head = '', ...rows] = gunzipSync(
    readFileSync(new URL('../vectors/fun-mooc/sessions-train.csv.gz', import.meta.url)),
  )
    .toString()
    .trim()
    .split('\n')
  const names = head.trim().split(',')
  return rows
    .map((row) => toViewing(splitRow(row), names))
    .sort((one, other) => one.startedAt - other.startedAt)
}

function toViewing(fields: string[], names: string[]): Viewing {
  const field = (name: string) => fields[names.indexOf(name)] ?? ''
  const segments = JSON.parse(field('segments')) as [number, number][]
  return {
    learner: field('learner'),
    video: field('video'),
    course: field('course'),
    // Players report the same video as 524.36 or as 525.
    lengthSeconds: Math.ceil(Number(field('video_length'))),
    startedAt: Date.parse(field('first_event')),
    statements: Number(field('n_events')),
    played: segments
      .map(([from, to]): Interval => [Math.round(from * 10), Math.round(to * 10)])
      .filter(([from, to]) => to > from),
  }
}

/** Only the last column is quoted, and it contains no quotes. */
const splitRow = (row: string) => {
  const [plain = '', quoted] = row.trim().split('"')
  const fields = plain.split(',')
  return quoted === undefined ? fields : [...fields.slice(0, -1), quoted]
}
