import { minuteOf } from '../calendar'
import { type ReviewPolicy, reviewPolicy } from '../policy/review-policy'
import type { StudySession } from '../study-records/session'
import { emptyTrace, MARKS_MAX, packTrace, parseTrace, type StudyTrace, startRun } from './trace-codec'

/** Two salted marks of 16 bits: enough to see a change, too little to identify a device or a person. */
export interface LaunchOrigin {
  device: number
  region: number
}

/** Returns `after` with its trace updated; the rules made `after` from `before`. */
export function traceBeat(
  before: StudySession,
  after: StudySession,
  now: Date,
  policy = reviewPolicy,
): StudySession {
  const run = continueRun(before, now, policy)
  const isSameDay = before.dayOn === after.dayOn
  const credited = after.dayTenths - (isSameDay ? before.dayTenths : 0)
  const trace = packTrace({
    ...run,
    lessons: run.lessons + (after.completedAt && !before.completedAt ? 1 : 0),
    deviceChanges: isSameDay ? run.deviceChanges : 0,
    nightTenths: (isSameDay ? run.nightTenths : 0) + (isNight(now, policy) ? credited : 0),
  })
  return { ...after, trace }
}

/** Returns the launched session with its trace. Without an origin the marks stay as they are. */
export function traceLaunch(
  previous: StudySession | undefined,
  session: StudySession,
  now: Date,
  origin?: LaunchOrigin,
  policy = reviewPolicy,
): StudySession {
  const pauseTenths = previous && pauseTenthsBefore(previous, now)
  const run = previous ? continueRun(previous, now, policy) : emptyTrace(now)
  const isInRun = pauseTenths !== undefined && pauseTenths <= policy.pauseSeconds * 10
  const isAfterCompletion = previous?.completedAt !== undefined && previous.lessonId !== session.lessonId
  // At most one change follows each completed lesson.
  const isChange = isInRun && isAfterCompletion && run.changes < run.lessons
  const changeTenths = isChange ? pauseTenths : 0
  const isSameDay = previous?.dayOn === session.dayOn
  const isOtherDevice = isInRun && origin && run.devices.length > 0 && run.devices[0] !== origin.device
  const trace = packTrace({
    ...run,
    changes: run.changes + (isChange ? 1 : 0),
    changeTenths: run.changeTenths + changeTenths,
    changeSquares: run.changeSquares + changeTenths ** 2,
    deviceChanges: (isSameDay ? run.deviceChanges : 0) + (isOtherDevice ? 1 : 0),
    nightTenths: isSameDay ? run.nightTenths : 0,
    devices: origin ? prependMark(origin.device, run.devices) : run.devices,
    regions: origin ? prependMark(origin.region, run.regions) : run.regions,
  })
  return { ...session, trace }
}

const prependMark = (mark: number, marks: number[]) =>
  [mark, ...marks.filter((known) => known !== mark)].slice(0, MARKS_MAX)

/** The trace of the session; after a pause with a new run. */
function continueRun(session: StudySession, now: Date, policy: ReviewPolicy): StudyTrace {
  const trace = parseTrace(session)
  const isNewRun = pauseTenthsBefore(session, now) > policy.pauseSeconds * 10
  return isNewRun ? { ...trace, ...startRun(now) } : trace
}

/** Tenths of a second since the last study; 0 if the server clock has stepped back. */
const pauseTenthsBefore = ({ studiedAt }: StudySession, now: Date) =>
  Math.max(0, Math.round((now.getTime() - Date.parse(studiedAt)) / 100))

function isNight(now: Date, { nightHours: [from, to] }: ReviewPolicy) {
  const hour = Number(minuteOf(now).slice(-5, -3))
  return hour >= from && hour < to
}
