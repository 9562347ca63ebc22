import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { remainingSeconds } from '@zhixing/shared/study-records/completion'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { aSession, secondsAfter, secondsToIntervals, studyStart } from '../../support/progress/session'

const covered = (to: number) => ({ watched: secondsToIntervals([0, to]), creditedTenths: to * 10 })

describe('a lesson is complete', () => {
  test.each<[string, Partial<StudySession>, boolean, number]>([
    [
      'when 98 % is covered and credited',
      { watched: secondsToIntervals([0, 588]), creditedTenths: 5880 },
      true,
      0,
    ],
    [
      'not while too little is covered',
      { watched: secondsToIntervals([0, 580]), creditedTenths: 5800 },
      false,
      8,
    ],
    [
      'not while too little is credited',
      { watched: secondsToIntervals([0, 600]), creditedTenths: 3000 },
      false,
      288,
    ],
  ])('%s', (_, facts, completed, remaining) => {
    const step = advance(aSession(facts), secondsToIntervals([0, 0.1]), studyStart, studyPolicy)
    expect(step.next.completedAt !== undefined).toBe(completed)
    expect(remainingSeconds(step.next, studyPolicy)).toBe(remaining)
  })

  test('once: the first instant is kept', () => {
    const done = aSession({ ...covered(600), completedAt: studyStart.toISOString() })
    expect(advance(done, secondsToIntervals([0, 10]), secondsAfter(60), studyPolicy).next.completedAt).toBe(
      studyStart.toISOString(),
    )
  })
})
