import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { type Interval, union } from '@zhixing/shared/study-records/intervals'
import fc from 'fast-check'
import { anInMemoryStudy, productRules, type StudyRules } from '../../support/progress/in-memory-study'
import { lessonIdOf, secondsAfter, secondsToIntervals } from '../../support/progress/session'

const LENGTH = 900
const BEAT = 60
const BEATS = LENGTH / BEAT
const FAILURES_MAX = 3 // in a row: four minutes lie within the allowance

type Delivery = 'arrives' | 'is lost' | 'answer is lost'
interface SentBeat {
  delivery: Delivery
  lateTenths: number
}

/** One delivery for each heartbeat of the lesson. */
const deliveries: fc.Arbitrary<SentBeat[]> = fc
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

const creditedTenths = (study: ReturnType<typeof anInMemoryStudy>) => study.creditedTenths(lessonIdOf(1))

/**
 * An honest client: it plays in real time, sends a heartbeat a minute, and repeats unconfirmed intervals
 * together with new ones. It stops after `until` seconds.
 */
function watchLesson(beats: SentBeat[], rules: StudyRules, until = LENGTH) {
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

/** Wrong rules for the controls, which must be caught. */
const setClockToNow: StudyRules['advance'] = (session, played, now, policy) => {
  const { next, notCounted } = advance(session, played, now, policy)
  return { next: { ...next, creditedThrough: now.toISOString() }, notCounted }
}
const addEveryBeat: StudyRules['advance'] = (session, played, now, policy) => {
  const { next } = advance(session, played, now, policy)
  const [[from, to] = [0, 0]] = played
  return { next: { ...next, creditedTenths: session.creditedTenths + to - from } }
}
const creditWholeLessonsOnly: StudyRules['advance'] = (session, played, now, policy) => {
  const { next } = advance(session, played, now, policy)
  if (next.completedAt) return { next }
  return { next: { ...next, creditedTenths: 0, creditedThrough: session.creditedThrough } }
}
const launchAtNow: StudyRules['startSession'] = (previous, known, entered, now, policy) => ({
  ...productRules.startSession(previous, known, entered, now, policy),
  creditedThrough: now.toISOString(),
})

const isCaught = <T>(property: fc.IProperty<T>) => fc.check(property, { numRuns: 3000 }).failed

describe('I6 an honest client that retries is credited exactly what it played', () => {
  const isExact = (rules: StudyRules) =>
    fc.property(deliveries, (beats) => {
      const { study, flush } = watchLesson(beats, rules)
      flush([], secondsAfter(LENGTH + 5), 'arrives')
      return creditedTenths(study) === LENGTH * 10
    })
  test('holds', () => fc.assert(isExact(productRules), { numRuns: 500 }))
  test('control: a clock that every heartbeat sets to now is caught', () => {
    expect(isCaught(isExact({ ...productRules, advance: setClockToNow, reapplyBeat: setClockToNow }))).toBe(
      true,
    )
  })
  test('control: adding up repeated heartbeats is caught', () => {
    expect(isCaught(isExact({ ...productRules, reapplyBeat: addEveryBeat }))).toBe(true)
  })
})

describe('I6 heartbeats in any order, repeated any number of times, never earn more than in their order', () => {
  const order = fc.array(fc.nat(BEATS - 1), { minLength: BEATS, maxLength: 3 * BEATS })
  const isBounded = (rules: StudyRules) =>
    fc.property(deliveries, order, (beats, indexes) => {
      const inOrder = watchLesson(beats, rules)
      const shuffled = anInMemoryStudy({ rules, lengthSeconds: LENGTH })
      const carried = shuffled.launch(1, secondsAfter(0))
      indexes.forEach((sentIndex, index) => {
        const beat = inOrder.sent[sentIndex]
        const seconds = Math.min(LENGTH, (index + 1) * BEAT) + index / 10
        if (beat) shuffled.beat(carried, beat.played, secondsAfter(seconds))
      })
      return creditedTenths(shuffled) <= Math.max(creditedTenths(inOrder.study), LENGTH * 10)
    })
  test('holds', () => fc.assert(isBounded(productRules), { numRuns: 500 }))
  test('control: adding up every heartbeat is caught', () => {
    const rules = { ...productRules, advance: addEveryBeat, reapplyBeat: addEveryBeat }
    expect(isCaught(isBounded(rules))).toBe(true)
  })
})

describe('I9 a client that is killed', () => {
  const killedAt = fc.integer({ min: 1, max: LENGTH })
  const allArrive: SentBeat[] = Array.from({ length: BEATS }, () => ({ delivery: 'arrives', lateTenths: 0 }))
  const losesOneBeatAtMost = (rules: StudyRules) =>
    fc.property(killedAt, (until) => {
      const { study } = watchLesson(allArrive, rules, until)
      return until * 10 - creditedTenths(study) <= BEAT * 10
    })

  test('loses at most one heartbeat', () => fc.assert(losesOneBeatAtMost(productRules)))
  test('control: credit for whole lessons only is caught', () => {
    const rules = { ...productRules, advance: creditWholeLessonsOnly, reapplyBeat: creditWholeLessonsOnly }
    expect(isCaught(losesOneBeatAtMost(rules))).toBe(true)
  })

  const losesNothing = (rules: StudyRules) =>
    fc.property(deliveries, killedAt, fc.integer({ min: 1, max: 30 }), (beats, until, pause) => {
      const { study, unsent } = watchLesson(beats, rules, until)
      const lastBeat = Math.floor(until / BEAT) * BEAT
      const stored = secondsToIntervals([lastBeat, until]).filter(([from, to]) => to > from)
      const relaunched = study.launch(1, secondsAfter(until + pause))
      study.beat(relaunched, union(unsent, stored), secondsAfter(until + pause + 0.5))
      return creditedTenths(study) === until * 10
    })
  test('loses nothing when it returns within the allowance', () => fc.assert(losesNothing(productRules)))
  test('control: a launch that sets the clock to now is caught', () => {
    expect(isCaught(losesNothing({ ...productRules, startSession: launchAtNow }))).toBe(true)
  })
})

test('the allowance is five heartbeats', () => {
  expect(studyPolicy.allowanceSeconds).toBe(5 * studyPolicy.heartbeatSeconds)
})
