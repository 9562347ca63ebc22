import { describe, expect, test } from '@jest/globals'
import { advance } from '@zhixing/shared/progress/rules'
import { union } from '@zhixing/shared/study-records/intervals'
import fc from 'fast-check'
import { productRules, type StudyRules } from '../../support/progress/in-memory-study'
import { secondsAfter, secondsToIntervals } from '../../support/progress/session'
import { BEAT, BEATS, creditedTenths, deliveries, LENGTH, type SentBeat, watchLesson } from './watched-lesson'

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
