import { dayOf } from '../calendar'
import { type ReviewPolicy, reviewPolicy } from '../policy/review-policy'
import type { Figures } from '../reviews/anomaly'
import type { StudySession } from '../study-records/session'

/** Where a launch came from: two marks of sixteen bits, salted with the learner. Enough to see a change, too little to find a person by. */
export interface LaunchOrigin {
  device: number
  region: number
}

/** How somebody has been studying, in whole numbers. It rides on the session, so that no beat reads or writes anything for its sake. */
export interface StudyTrace {
  runFrom: number // epoch seconds: since then no silence was longer than the policy's pause
  lessons: number // completed in the run
  changes: number // in the run, from the last report of a completed lesson to the launch of another: there a person chooses, everything else the player times
  changeTenths: number // what they took together
  changeSquares: number // what they took, squared and together: with the two before, the deviation
  deviceChanges: number // in the middle of a run, on the session's day
  nightTenths: number // credited by night, on the session's day
  devices: number[] // the newest first; 0 stands for none
  regions: number[]
}

const MARKS_MAX = 3
const emptyTrace = (now: Date): StudyTrace => ({
  deviceChanges: 0,
  nightTenths: 0,
  devices: [],
  regions: [],
  ...startRun(now),
})
const startRun = (now: Date) => ({
  runFrom: Math.floor(now.getTime() / 1000),
  lessons: 0,
  changes: 0,
  changeTenths: 0,
  changeSquares: 0,
})

/** As the session carries it, numbers to the base 36: a thousand times a second, one text costs the table a third less than a list of thirteen. */
export const packTrace = (trace: StudyTrace): string =>
  [
    ...[
      trace.runFrom,
      trace.lessons,
      trace.changes,
      trace.changeTenths,
      trace.changeSquares,
      trace.deviceChanges,
      trace.nightTenths,
    ],
    ...padMarks(trace.devices),
    ...padMarks(trace.regions),
  ]
    .map((each) => each.toString(36))
    .join(' ')
const padMarks = (marks: number[]) => Array.from({ length: MARKS_MAX }, (_, i) => marks[i] ?? 0)

/** A session from before there were traces begins one. */
export function parseTrace({ trace, studiedAt }: StudySession): StudyTrace {
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
  ] = trace.split(' ').map((each) => Number.parseInt(each, 36))
  const devices = marks.slice(0, MARKS_MAX).filter(Boolean)
  const regions = marks.slice(MARKS_MAX).filter(Boolean)
  return {
    runFrom,
    lessons,
    changes,
    changeTenths,
    changeSquares,
    deviceChanges,
    nightTenths,
    devices,
    regions,
  }
}

/** What a beat leaves behind: `after` is what the rules made of `before`. Changes nothing but the trace. */
export function traceBeat(
  before: StudySession,
  after: StudySession,
  now: Date,
  policy = reviewPolicy,
): StudySession {
  const run = continueRun(before, now, policy)
  const sameDay = before.dayOn === after.dayOn
  const credited = after.dayTenths - (sameDay ? before.dayTenths : 0)
  const trace = packTrace({
    ...run,
    lessons: run.lessons + (after.completedAt && !before.completedAt ? 1 : 0),
    deviceChanges: sameDay ? run.deviceChanges : 0,
    nightTenths: (sameDay ? run.nightTenths : 0) + (isNight(now, policy) ? credited : 0),
  })
  return { ...after, trace }
}

/** What a launch leaves behind. Without a place nothing is known of where it came from, and nothing is said of it. */
export function traceLaunch(
  previous: StudySession | undefined,
  session: StudySession,
  now: Date,
  place?: LaunchOrigin,
  policy = reviewPolicy,
): StudySession {
  const gap = previous && silenceTenths(previous, now)
  const run = previous ? continueRun(previous, now, policy) : emptyTrace(now)
  const inRun = gap !== undefined && gap <= policy.pauseSeconds * 10
  const isChange =
    inRun && run.changes < run.lessons && previous?.completedAt && previous.lessonId !== session.lessonId
  const change = isChange ? gap : undefined
  const moved = inRun && place && run.devices.length > 0 && run.devices[0] !== place.device
  const trace = packTrace({
    ...run,
    changes: run.changes + (change === undefined ? 0 : 1),
    changeTenths: run.changeTenths + (change ?? 0),
    changeSquares: run.changeSquares + (change ?? 0) ** 2,
    deviceChanges: run.deviceChanges + (moved ? 1 : 0),
    devices: place ? prependMark(place.device, run.devices) : run.devices,
    regions: place ? prependMark(place.region, run.regions) : run.regions,
  })
  return { ...session, trace }
}

const prependMark = (mark: number, marks: number[]) =>
  [mark, ...marks.filter((known) => known !== mark)].slice(0, MARKS_MAX)

/** The run goes on, or after a pause begins anew. */
function continueRun(session: StudySession, now: Date, policy: ReviewPolicy): StudyTrace {
  const trace = parseTrace(session)
  return silenceTenths(session, now) > policy.pauseSeconds * 10 ? { ...trace, ...startRun(now) } : trace
}

/** A clock that steps back makes no gap. */
const silenceTenths = ({ studiedAt }: StudySession, now: Date) =>
  Math.max(0, Math.round((now.getTime() - Date.parse(studiedAt)) / 100))

function isNight(now: Date, { nightHours: [from, to] }: ReviewPolicy) {
  const hour = new Date(now.getTime() + 8 * 3600_000).getUTCHours()
  return hour >= from && hour < to
}

/** 新设备且新地区: of neither have the last launches come. The first launch there is has nothing to compare with. */
export const isNewOrigin = (previous: StudySession | undefined, place: LaunchOrigin): boolean => {
  if (!previous) return false
  const { devices, regions } = parseTrace(previous)
  return devices.length > 0 && !devices.includes(place.device) && !regions.includes(place.region)
}

/** What the rules of reviews look at, as it stood when there was study last: whoever looks at it a day later has not seen a day of it. */
export function toReviewFigures(session: StudySession, newPlace = false): Figures {
  const studiedAt = new Date(session.studiedAt)
  const { runFrom, lessons, changes, changeTenths, changeSquares, deviceChanges, nightTenths } =
    parseTrace(session)
  const mean = changes ? changeTenths / changes : 0
  const deviation = changes ? Math.sqrt(Math.max(0, changeSquares / changes - mean * mean)) : 0
  return {
    on: dayOf(studiedAt),
    runFrom: new Date(runFrom * 1000).toISOString(),
    runSeconds: Math.max(0, Math.floor(studiedAt.getTime() / 1000) - runFrom),
    lessons,
    changes,
    changeTenths: Math.round(mean),
    deviationTenths: Math.ceil(deviation),
    deviceChanges,
    nightSeconds: Math.floor(nightTenths / 10),
    newPlace,
  }
}
