import { expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance, reapplyBeat } from '@zhixing/shared/progress/rules'
import fc from 'fast-check'
import { aSession, secondsAfter, secondsToIntervals, studyStart } from '../../../support/progress/session'
import { enter, finish } from './traced-session'

test('a repeat leaves the trace as it is; a trace changes nothing that counts', () => {
  const beaten = finish(enter(undefined, 1, studyStart), secondsAfter(60))
  expect(reapplyBeat(beaten, secondsToIntervals([0, 60]), secondsAfter(90), studyPolicy).next).toBe(beaten)
  const trace = fc
    .array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 13, maxLength: 13 })
    .map((numbers) => numbers.join(' '))
  fc.assert(
    fc.property(trace, fc.nat(4000), fc.nat(600), (trace, wait, to) => {
      const played = secondsToIntervals([0, to + 1])
      const { trace: _, ...counted } = advance(
        aSession({ trace }),
        played,
        secondsAfter(wait),
        studyPolicy,
      ).next
      const { trace: __, ...without } = advance(aSession(), played, secondsAfter(wait), studyPolicy).next
      expect(counted).toEqual(without)
    }),
  )
})
