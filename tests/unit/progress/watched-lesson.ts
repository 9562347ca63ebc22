import { type Interval, union } from '@zhixing/shared/study-records/intervals'
import fc from 'fast-check'
import { anInMemoryStudy, type StudyRules } from '../../support/progress/in-memory-study'
import { lessonIdOf, secondsAfter, secondsToIntervals } from '../../support/progress/session'

export const LENGTH = 900
export const BEAT = 60
export const BEATS = LENGTH / BEAT
export const FAILURES_MAX = 3 // in a row: four minutes lie within the allowance

export type Delivery = 'arrives' | 'is lost' | 'answer is lost'
export interface SentBeat {
  delivery: Delivery
  lateTenths: number
}

/** One delivery for each heartbeat of the lesson. */
export const deliveries: fc.Arbitrary<SentBeat[]> = fc
  .array(
    fc.record({
      delivery: fc.constantFrom<Delivery>('arrives', 'arrives', 'arrives', 'is lost', 'answer is lost'),
      lateTenths: fc.nat(30),
    }),
    { minLength: BEATS, maxLength: BEATS },
  )
  .map((beats) =>
    beats.map((beat, index) => {
      const before = beats.slice(Math.max(0, index - FAILURES_MAX), index)
      const mustArrive = before.every(({ delivery }) => delivery !== 'arrives')
      return mustArrive ? { ...beat, delivery: 'arrives' as const } : beat
    }),
  )

export const creditedTenths = (study: ReturnType<typeof anInMemoryStudy>) =>
  study.creditedTenths(lessonIdOf(1))

/**
 * An honest client: it plays in real time, sends a heartbeat a minute, and repeats unconfirmed intervals
 * together with new ones. It stops after `until` seconds.
 */
export function watchLesson(beats: SentBeat[], rules: StudyRules, until = LENGTH) {
  const study = anInMemoryStudy({ rules, lengthSeconds: LENGTH })
  let carried = study.launch(1, secondsAfter(0))
  let unsent: Interval[] = []
  const sent: { played: Interval[]; at: Date }[] = []
  const flush = (played: Interval[], at: Date, delivery: Delivery) => {
    unsent = union(unsent, played)
    sent.push({ played: unsent, at })
    if (delivery === 'is lost') return
    const answer = study.beat(carried, unsent, at)?.session
    if (!answer || delivery === 'answer is lost') return
    carried = answer
    unsent = []
  }
  beats.forEach(({ delivery, lateTenths }, index) => {
    const from = index * BEAT
    const to = Math.min(until, from + BEAT)
    if (to - from >= BEAT) flush(secondsToIntervals([from, to]), secondsAfter(to + lateTenths / 10), delivery)
  })
  return { study, sent, unsent, flush }
}
