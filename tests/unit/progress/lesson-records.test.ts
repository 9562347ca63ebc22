import { expect, test } from '@jest/globals'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { notCountedTitles } from '@zhixing/shared/progress/not-counted'
import { advance, reapplyBeat } from '@zhixing/shared/progress/rules'
import { firstGap } from '@zhixing/shared/study-records/completion'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { measure } from '@zhixing/shared/study-records/intervals'
import { mergeSession } from '@zhixing/shared/study-records/lesson-records'
import { StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import { aSession, secondsAfter, secondsToIntervals } from '../../support/progress/session'

const covered = (to: number) => ({ watched: secondsToIntervals([0, to]), creditedTenths: to * 10 })

test('a repeated beat gets the current state, unchanged', () => {
  const session = aSession(covered(60))
  expect(reapplyBeat(session, secondsToIntervals([0, 60]), secondsAfter(600), studyPolicy)).toEqual({
    next: session,
  })
})

test('the open session stands in place of its older record', () => {
  const open = aSession({ ...covered(60), revision: 5 })
  const old = { ...toLessonRecord(open), foldedRevision: 2, watched: [], creditedTenths: 0 }
  expect(mergeSession([old], open, open.courseId)).toEqual([toLessonRecord(open)])
  expect(mergeSession([{ ...old, foldedRevision: 9 }], open, open.courseId)).toEqual([
    { ...old, foldedRevision: 9 },
  ])
})

test('no viewing, however scattered, makes a record that is too long to carry', () => {
  const scattered = (beat: number) =>
    Array.from(
      { length: 100 },
      (_, n): Interval => [200_000 + n * 20 + beat * 2, 200_001 + n * 20 + beat * 2],
    )
  const beats = [0, 1, 2, 3].map(scattered)
  const states = [aSession({ lengthSeconds: 21_600 })]
  for (const [i, played] of beats.entries())
    states.push(advance(states[i] as StudySession, played, secondsAfter(60 * (i + 1)), studyPolicy).next)
  const covered = states.map(({ watched }) => measure(watched))
  expect(covered).toEqual([0, 100, 200, 256, 256])
  const next = states.at(-1) as StudySession
  expect(Buffer.from(JSON.stringify(next)).toString('base64url').length).toBeLessThan(8192 - 44)
  expect(StudySession.safeParse(next).success).toBe(true)
})

test('watching on starts at the first gap', () => {
  expect(firstGap([], 600)).toBe(0)
  expect(firstGap(secondsToIntervals([0, 12.5], [20, 30]), 600)).toBe(12.5)
  expect(firstGap(secondsToIntervals([0, 600]), 600)).toBe(0)
})

test('what is not counted is said with what to do about it', () => {
  expect(Object.values(notCountedTitles).every((title) => /请|即可/.test(title))).toBe(true)
})
