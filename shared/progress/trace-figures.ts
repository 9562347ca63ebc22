import { dayOf } from '../calendar'
import type { Figures } from '../reviews/anomaly'
import type { StudySession } from '../study-records/session'
import type { LaunchOrigin } from './trace'
import { parseTrace } from './trace-codec'

/**
 * 新设备且新地区。
 * Whether none of the last launches came from this device or this region. False for the first launch, which
 * has nothing to compare with.
 */
export const isNewOrigin = (previous: StudySession | undefined, origin: LaunchOrigin): boolean => {
  if (!previous) return false
  const { devices, regions } = parseTrace(previous)
  return devices.length > 0 && !devices.includes(origin.device) && !regions.includes(origin.region)
}

/** The figures for the review rules, as of the last study and not of now. */
export function toReviewFigures(session: StudySession, newPlace = false): Figures {
  const studiedAt = new Date(session.studiedAt)
  const trace = parseTrace(session)
  const { runFrom, lessons, changes, changeTenths, changeSquares, deviceChanges, nightTenths } = trace
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
