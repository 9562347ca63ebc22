import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Interval } from '@zhixing/shared/study-records/intervals'

/** One viewing session of the FUN-MOOC sample (fun-mooc/SOURCE.md); what was played, in its order, in tenths of a second. */
export interface Viewing {
  learner: string
  video: string
  course: string
  lengthSeconds: number
  startedAt: number // ms
  played: Interval[]
  statements: number // that the player sent of it to a learning-record store
}

/** The whole sample, in the order in which the sessions began. */
export function viewings(): Viewing[] {
  const [head = '', ...rows] = gunzipSync(
    readFileSync(new URL('../vectors/fun-mooc/sessions-train.csv.gz', import.meta.url)),
  )
    .toString()
    .trim()
    .split('\n')
  const names = head.trim().split(',')
  return rows
    .map((row) => viewingOf(fieldsOf(row), names))
    .sort((one, other) => one.startedAt - other.startedAt)
}

function viewingOf(fields: string[], names: string[]): Viewing {
  const field = (name: string) => fields[names.indexOf(name)] ?? ''
  const segments = JSON.parse(field('segments')) as [number, number][]
  return {
    learner: field('learner'),
    video: field('video'),
    course: field('course'),
    lengthSeconds: Math.ceil(Number(field('video_length'))), // reported as 524.36 by some players and as 525 by others
    startedAt: Date.parse(field('first_event')),
    statements: Number(field('n_events')),
    played: segments
      .map(([from, to]): Interval => [Math.round(from * 10), Math.round(to * 10)])
      .filter(([from, to]) => to > from),
  }
}

/** Only the last column is quoted, and it has no quotes inside. */
const fieldsOf = (row: string) => {
  const [plain = '', quoted] = row.trim().split('"')
  const fields = plain.split(',')
  return quoted === undefined ? fields : [...fields.slice(0, -1), quoted]
}
