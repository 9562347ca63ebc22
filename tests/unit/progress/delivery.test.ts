import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { union } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import {
  anInMemoryStudy,
  lessonIdOf,
  productRules,
  type StudyRules,
  secondsAfter,
  secondsToIntervals,
} from '../../support/progress/in-memory-study'

const LENGTH = 900
const BEAT = 60
type Fate = 'arrives' | 'is lost' | 'answer is lost'
const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'is lost', 'answer is lost')
/** How each beat fares, and how late it is, in tenths. At most three in a row fail: four minutes lie within the allowance. */
const network = fc
  .array(fc.record({ fate, late: fc.nat(30) }), { minLength: 15, maxLength: 15 })
  .map((beats) =>
    beats.map((beat, i) =>
      beats.slice(Math.max(0, i - 3), i).every((each) => each.fate !== 'arrives')
        ? { ...beat, fate: 'arrives' as const }
        : beat,
    ),
  )
type Network = { fate: Fate; late: number }[]

/** An honest client: plays in real time, beats once a minute, and sends again together with the next what no answer has confirmed. */
function watch(beats: Network, rules: StudyRules, until = LENGTH) {
  const study = anInMemoryStudy({ rules, lengthSeconds: LENGTH })
  let held = study.launch(1, secondsAfter(0))
  let unsent: Interval[] = []
  const sent: { played: Interval[]; at: Date }[] = []
  const flush = (played: Interval[], at: Date, fate: Fate) => {
    unsent = union(unsent, played)
    sent.push({ played: unsent, at })
    if (fate === 'is lost') return
    const answer = study.beat(held, unsent, at)?.session
    if (!answer || fate === 'answer is lost') return
    held = answer
    unsent = []
  }
  beats.forEach(({ fate, late }, i) => {
    const to = Math.min(until, (i + 1) * BEAT)
    if (to - i * BEAT >= BEAT) flush(secondsToIntervals([i * BEAT, to]), secondsAfter(to + late / 10), fate)
  })
  return { study, sent, held, unsent, flush }
}

const clockToNow: StudyRules['advance'] = (session, played, now, policy) => {
  const { next, notCounted } = advance(session, played, now, policy)
  return { next: { ...next, creditedThrough: now.toISOString() }, notCounted }
}
const counter: StudyRules['advance'] = (session, played, now, policy) => {
  const { next } = advance(session, played, now, policy)
  const [[from, to] = [0, 0]] = played
  return { next: { ...next, creditedTenths: session.creditedTenths + to - from } }
}
const isCaught = <T>(property: fc.IProperty<T>) => fc.check(property, { numRuns: 3000 }).failed

describe('I6 an honest client that sends again until it is answered gets exactly what it played', () => {
  const exact = (rules: StudyRules) =>
    fc.property(network, (beats) => {
      const { study, flush } = watch(beats, rules)
      flush([], secondsAfter(LENGTH + 5), 'arrives')
      return study.creditedTenths(lessonIdOf(1)) === LENGTH * 10
    })
  test('holds', () => fc.assert(exact(productRules), { numRuns: 500 }))
  test('control: caught, a clock that is set to now by every beat', () => {
    expect(isCaught(exact({ ...productRules, advance: clockToNow, resume: clockToNow }))).toBe(true)
  })
  test('control: caught, an answer to repeats that adds them up', () => {
    expect(isCaught(exact({ ...productRules, resume: counter }))).toBe(true)
  })
})

describe('I6 the same beats in any order and any number never earn more than in their order', () => {
  const order = fc.array(fc.nat(14), { minLength: 15, maxLength: 45 })
  const bounded = (rules: StudyRules) =>
    fc.property(network, order, (beats, which) => {
      const { study, sent } = watch(beats, rules)
      const study2 = anInMemoryStudy({ rules, lengthSeconds: LENGTH })
      const carried: StudySession = study2.launch(1, secondsAfter(0))
      which.forEach((nth, i) => {
        const beat = sent[nth]
        if (beat) study2.beat(carried, beat.played, secondsAfter(Math.min(LENGTH, (i + 1) * BEAT) + i / 10))
      })
      return (
        study2.creditedTenths(lessonIdOf(1)) <= Math.max(study.creditedTenths(lessonIdOf(1)), LENGTH * 10)
      )
    })
  test('holds', () => fc.assert(bounded(productRules), { numRuns: 500 }))
  test('control: caught, a counter', () => {
    expect(isCaught(bounded({ ...productRules, advance: counter, resume: counter }))).toBe(true)
  })
})

describe('I9 a client that dies', () => {
  const instant = fc.integer({ min: 1, max: LENGTH })
  const allArrive: Network = Array.from({ length: 15 }, () => ({ fate: 'arrives', late: 0 }))
  const loses = (rules: StudyRules) =>
    fc.property(
      instant,
      (until) => until * 10 - watch(allArrive, rules, until).study.creditedTenths(lessonIdOf(1)) <= BEAT * 10,
    )

  test('loses at most one beat', () => fc.assert(loses(productRules)))
  test('control: caught, credit for whole lessons only', () => {
    const whole: StudyRules['advance'] = (session, played, now, policy) => {
      const { next } = advance(session, played, now, policy)
      return {
        next: next.completedAt
          ? next
          : { ...next, creditedTenths: 0, creditedThrough: session.creditedThrough },
      }
    }
    expect(isCaught(loses({ ...productRules, advance: whole, resume: whole }))).toBe(true)
  })

  const losesNothing = (rules: StudyRules) =>
    fc.property(network, instant, fc.integer({ min: 1, max: 30 }), (beats, until, pause) => {
      const { study, unsent } = watch(beats, rules, until)
      const rest = union(
        unsent,
        secondsToIntervals([Math.floor(until / BEAT) * BEAT, until]).filter(([from, to]) => to > from),
      )
      const again = study.launch(1, secondsAfter(until + pause))
      study.beat(again, rest, secondsAfter(until + pause + 0.5))
      return study.creditedTenths(lessonIdOf(1)) === until * 10
    })
  test('loses nothing if it comes back within the allowance', () => fc.assert(losesNothing(productRules)))
  test('control: caught, a launch that sets the clock to now', () => {
    const launchOver: StudyRules['launchOver'] = (previous, known, entered, now, policy) => ({
      ...productRules.launchOver(previous, known, entered, now, policy),
      creditedThrough: now.toISOString(),
    })
    expect(isCaught(losesNothing({ ...productRules, launchOver }))).toBe(true)
  })
})

test('the allowance is five beats', () => {
  expect(studyPolicy.allowanceSeconds).toBe(5 * studyPolicy.heartbeatSeconds)
})
