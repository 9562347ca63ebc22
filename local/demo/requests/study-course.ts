import * as catalogue from '@zhixing/shared/catalogue/contract'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as progress from '@zhixing/shared/progress/contract'
import type { DemoCourse } from '../content/demo-course'
import { demoCourseId } from '../demo-id'
import type { CallApi, DemoActor, RequestOrigin } from './api-caller'

/** How a person studies, where it differs from the usual way. */
export interface StudyPattern {
  /** Time before the next lesson is opened; 2 seconds usually. */
  gapMs?: () => number
  /** Called for each lesson. */
  origin?: () => RequestOrigin
  /** Plays the first five seconds of each lesson several times before the rest. */
  revisits?: { times: number; everySeconds: number }
}

interface CourseVisit {
  actor: DemoActor
  course: DemoCourse
  startsAt: Date
  /** Seconds of content to play; 0 to enrol only, absent for the whole course. */
  secondsMax?: number
  pattern?: StudyPattern
}

const HEARTBEAT_SECONDS = 60
const LATENCY_MS = 500
const GAP_MS = 2000
const REVISIT_SECONDS = 5

/**
 * Enrols in a course and plays its required lessons, each heartbeat at the time it would have been sent.
 * Returns when the visit ends.
 */
export async function studyCourse(callApi: CallApi, visit: CourseVisit): Promise<Date> {
  const { actor, course, startsAt, secondsMax = Number.POSITIVE_INFINITY, pattern = {} } = visit
  const courseId = demoCourseId(course)
  const { gapMs = () => GAP_MS, revisits } = pattern
  let time = startsAt.getTime()
  let origin: RequestOrigin | undefined
  const context = () => ({ actor, surface: 'learner', now: new Date(time), origin }) as const

  await callApi(enrolment.enrol, { courseId }, context())
  if (secondsMax === 0) return startsAt
  const { lessons } = await callApi(catalogue.getCourse, { courseId }, context())
  let secondsLeft = secondsMax
  for (const { lessonId, lengthSeconds } of lessons.filter(({ optional }) => !optional)) {
    if (secondsLeft <= 0) break
    time += gapMs()
    origin = pattern.origin?.()
    const launched = await callApi(progress.launch, { courseId, lessonId }, context())
    let { record, completedAt } = launched
    const sendHeartbeat = async (from: number, to: number, tookSeconds: number) => {
      time += tookSeconds * 1000 + LATENCY_MS
      const played: [number, number][] = [[from * 10, to * 10]] // tenths of a second
      const answer = await callApi(progress.heartbeat, { record, played }, context())
      record = answer.record
      completedAt = answer.completedAt
    }

    for (let times = completedAt ? 0 : (revisits?.times ?? 0); times > 0; times -= 1)
      await sendHeartbeat(0, REVISIT_SECONDS, revisits?.everySeconds ?? 0)
    let position = launched.creditedSeconds
    while (position < lengthSeconds && !completedAt && secondsLeft > 0) {
      const end = Math.min(position + HEARTBEAT_SECONDS, position + secondsLeft, lengthSeconds)
      await sendHeartbeat(position, end, end - position)
      secondsLeft -= end - position
      position = end
    }
  }
  return new Date(time)
}
