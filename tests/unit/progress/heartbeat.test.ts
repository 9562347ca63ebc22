import { describe, expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { aSession, secondsAfter, secondsToIntervals } from '../../support/progress/session'

const covered = (to: number) => ({ watched: secondsToIntervals([0, to]), creditedTenths: to * 10 })

describe('a beat', () => {
  test.each<[string, Partial<StudySession>, Interval[], number, number, string | undefined]>([
    // that …                                    session                        played            at  counted
    // not counted
    ['plays what is new', {}, secondsToIntervals([0, 60]), 60, 60, undefined],
    ['overlaps what was watched', covered(60), secondsToIntervals([45, 90]), 60, 30, undefined],
    ['skips ahead', {}, secondsToIntervals([0, 20], [300, 340]), 60, 60, undefined],
    ['plays one second twice', {}, secondsToIntervals([0, 30], [10, 30]), 60, 30, undefined],
    ['claims more than the clock allows', {}, secondsToIntervals([0, 600]), 60, 60, 'too-fast'],
    ['comes after a long silence', {}, secondsToIntervals([0, 600]), 900, 300, 'too-fast'],
    ['is late by less than the allowance', {}, secondsToIntervals([0, 240]), 290, 240, undefined],
    ['is played at twice the speed', {}, secondsToIntervals([0, 120]), 60, 60, 'too-fast'],
    ['is ahead of the clock by a rounding', {}, secondsToIntervals([0, 60.5]), 60, 60, undefined],
    ['is a tenth short of a second ahead', {}, secondsToIntervals([0, 60.9]), 60, 60, undefined],
    ['is a whole second ahead', {}, secondsToIntervals([0, 61]), 60, 60, 'too-fast'],
    [
      'plays again what was too fast',
      { watched: secondsToIntervals([0, 120]), creditedTenths: 600 },
      secondsToIntervals([60, 120]),
      60,
      60,
      undefined,
    ],
    ['plays again what is credited', covered(120), secondsToIntervals([0, 60]), 60, 0, 'replayed'],
    ['lies outside the lesson', {}, secondsToIntervals([700, 760]), 60, 0, 'nothing-new'],
    ['runs over the end', covered(590), secondsToIntervals([590, 650]), 60, 10, undefined],
    ['comes when all is credited', covered(600), secondsToIntervals([0, 60]), 60, 0, 'lesson-credited'],
    [
      'is played when more stands watched than the lesson is long',
      { watched: secondsToIntervals([0, 900]), creditedTenths: 6000 },
      secondsToIntervals([0, 60]),
      60,
      0,
      'lesson-credited',
    ],
    [
      'reaches the day’s end of credit',
      { dayTenths: 359_700 },
      secondsToIntervals([0, 60]),
      60,
      30,
      'daily-limit',
    ],
    [
      'comes after the day’s limit',
      { dayTenths: 360_000 },
      secondsToIntervals([0, 60]),
      60,
      0,
      'daily-limit',
    ],
    [
      'comes on the next day in Beijing',
      { dayTenths: 360_000 },
      secondsToIntervals([0, 60]),
      15 * 3600,
      60,
      undefined,
    ],
    [
      'arrives while the server’s clock is back',
      { creditedThrough: secondsAfter(30).toISOString() },
      secondsToIntervals([0, 60]),
      0,
      0,
      'too-fast',
    ],
  ])('that %s', (_, facts, played, at, counted, notCounted) => {
    const session = aSession(facts)
    const step = advance(session, played, secondsAfter(at), studyPolicy)
    expect(step.next.creditedTenths - session.creditedTenths).toBe(counted * 10)
    expect(step.notCounted).toBe(notCounted)
    expect(step.next.revision).toBe(session.revision + 1)
  })
})
