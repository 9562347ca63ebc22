import type { StudySession } from '../study-records/session'

/**
 * Figures for reviews, in whole numbers. They are part of the session, so that they cost a beat no read and
 * no write. A run is study without a pause longer than the policy's.
 */
export interface StudyTrace {
  runFrom: number // start of the run, seconds since 1970
  lessons: number // completed in the run
  // in the run, from the last beat of a completed lesson to the launch of another: a choice of the learner
  changes: number
  changeTenths: number // sum of what the changes took
  changeSquares: number // sum of their squares; with the two sums before, the deviation
  deviceChanges: number // within a run, on the session's day
  nightTenths: number // credited by night, on the session's day
  devices: number[] // marks of the last launches, the newest first
  regions: number[]
}

export const MARKS_MAX = 3

export const emptyTrace = (now: Date): StudyTrace => ({
  deviceChanges: 0,
  nightTenths: 0,
  devices: [],
  regions: [],
  ...startRun(now),
})

export const startRun = (now: Date) => ({
  runFrom: Math.floor(now.getTime() / 1000),
  lessons: 0,
  changes: 0,
  changeTenths: 0,
  changeSquares: 0,
})

/**
 * Thirteen numbers in base 36, separated by spaces: one text takes a third less room than a list. An absent
 * mark is 0.
 */
export const packTrace = (trace: StudyTrace): string =>
  [
    trace.runFrom,
    trace.lessons,
    trace.changes,
    trace.changeTenths,
    trace.changeSquares,
    trace.deviceChanges,
    trace.nightTenths,
    ...padMarks(trace.devices),
    ...padMarks(trace.regions),
  ]
    .map((number) => number.toString(36))
    .join(' ')

const padMarks = (marks: number[]) => Array.from({ length: MARKS_MAX }, (_, index) => marks[index] ?? 0)

/** A session without a trace begins one. */
export function parseTrace({ trace, studiedAt }: Pick<StudySession, 'trace' | 'studiedAt'>): StudyTrace {
  if (!trace) return emptyTrace(new Date(studiedAt))
  const [
    runFrom = 0,
    lessons = 0,
    changes = 0,
    changeTenths = 0,
    changeSquares = 0,
    deviceChanges = 0,
    nightTenths = 0,
    ...marks
  ] = trace.split(' ').map((number) => Number.parseInt(number, 36))
  const devices = marks.slice(0, MARKS_MAX).filter(Boolean)
  const regions = marks.slice(MARKS_MAX).filter(Boolean)
  const run = { runFrom, lessons, changes, changeTenths, changeSquares }
  return { ...run, deviceChanges, nightTenths, devices, regions }
}
