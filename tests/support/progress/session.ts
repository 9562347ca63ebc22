import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'

export const studyStart = new Date('2026-11-23T01:00:00.000Z')
export const secondsAfter = (seconds: number, from = studyStart) => new Date(from.getTime() + seconds * 1000)

/** Intervals in tenths from pairs in seconds. */
export const secondsToIntervals = (...pairs: [number, number][]): Interval[] =>
  pairs.map(([from, to]) => [Math.round(from * 10), Math.round(to * 10)])

/** An id that shows what it belongs to, `01HESS0N…1`. */
export const numberedId = (prefix: string, n: number) =>
  `${prefix}${String(n).padStart(26 - prefix.length, '0')}`
export const lessonIdOf = (n: number) => numberedId('01HESS0N', n)

export const aSession = (facts: Partial<StudySession> = {}): StudySession => ({
  learnerId: numberedId('01HEARNER', 1),
  sessionId: numberedId('01HSESS', 1),
  revision: 1,
  courseId: numberedId('01HC0VRSE', 1),
  courseVersion: 1,
  lessonId: lessonIdOf(1),
  lengthSeconds: 600,
  watched: [],
  creditedTenths: 0,
  creditedThrough: studyStart.toISOString(),
  dayOn: '2026-11-23',
  dayTenths: 0,
  studiedAt: studyStart.toISOString(),
  ...facts,
})
