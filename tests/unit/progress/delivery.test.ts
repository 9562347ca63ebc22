import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import fc from 'fast-check'
import { anInMemoryStudy, productRules, type StudyRules } from '../../support/progress/in-memory-study'
import { secondsAfter } from '../../support/progress/session'
import { BEAT, BEATS, creditedTenths, deliveries, LENGTH, watchLesson } from './watched-lesson'

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

test('the allowance is five heartbeats', () => {
  expect(studyPolicy.allowanceSeconds).toBe(5 * studyPolicy.heartbeatSeconds)
})
