import * as catalogue from '@zhixing/shared/catalogue/contract'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as progress from '@zhixing/shared/progress/contract'
import type { DemoCourse } from '../content/demo-course'
import { courseIdOf } from '../loaders/load-courses'
import type { Ask, Asker, Source } from './ask'

/** How somebody studies, where it is not the usual way. */
export interface Manner {
  gapMs?: () => number // before the next lesson is opened
  from?: () => Source // anew for each lesson
  /** Looks at each lesson again, so often and so far apart, before finishing it. */
  lingers?: { times: number; everySeconds: number }
}

interface Viewing {
  asker: Asker
  course: DemoCourse
  begins: Date
  /** Played before the course is put away; none: only enrolled. */
  seconds?: number
  manner?: Manner
}

const BEAT_SECONDS = 60
const LATENESS_MS = 500

/** Enrols and plays the required lessons beat by beat, on a clock of its own. Gives the time at which it ends. */
export async function watch(
  ask: Ask,
  { asker, course, begins, seconds = Number.POSITIVE_INFINITY, manner = {} }: Viewing,
): Promise<Date> {
  const courseId = courseIdOf(course)
  const { gapMs = () => 2000, from: sourceOf, lingers } = manner
  let time = begins.getTime()
  let source: Source | undefined
  const who = () => ({ asker, surface: 'learner', now: new Date(time), from: source }) as const
  await ask(enrolment.enrol, { courseId }, who())
  if (seconds === 0) return begins
  const { lessons } = await ask(catalogue.getCourse, { courseId }, who())
  let left = seconds
  for (const { lessonId, lengthSeconds } of lessons.filter(({ optional }) => !optional)) {
    if (left <= 0) break
    time += gapMs()
    source = sourceOf?.()
    let { record, completedAt, creditedSeconds } = await ask(progress.launch, { courseId, lessonId }, who())
    const beat = async (from: number, to: number, lastedSeconds: number) => {
      time += lastedSeconds * 1000 + LATENESS_MS
      ;({ record, completedAt } = await ask(
        progress.heartbeat,
        { record, played: [[from * 10, to * 10]] },
        who(),
      ))
    }
    for (let times = completedAt ? 0 : (lingers?.times ?? 0); times > 0; times -= 1)
      await beat(0, 5, lingers?.everySeconds ?? 0)
    for (let from = creditedSeconds; from < lengthSeconds && !completedAt && left > 0; ) {
      const to = Math.min(from + BEAT_SECONDS, from + left, lengthSeconds)
      await beat(from, to, to - from)
      left -= to - from
      from = to
    }
  }
  return new Date(time)
}
