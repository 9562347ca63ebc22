import { describe, expect, test } from '@jest/globals'
import {
  compareLatestFirst,
  courseStandingOf,
  enrolProblem,
  type StudiedLesson,
  withdrawProblem,
  withOpenSession,
} from '@zhixing/shared/enrolment/rules'
import { type JobLevel, jobLevels } from '@zhixing/shared/identity/role'
import { toLessonRecord } from '@zhixing/shared/study-records/session'
import { aSession } from '../../support/progress/session'

describe('a course is open to the job levels it lists, and to all if it lists none', () => {
  const table: [string, JobLevel[], JobLevel[]][] = [
    ['none', [], [...jobLevels]],
    ['one', ['section'], ['section']],
    ['two', ['bureau', 'division'], ['bureau', 'division']],
  ]
  test.each(table)('a course that lists %s', (_, listed, eligible) => {
    for (const jobLevel of jobLevels)
      expect(enrolProblem({ jobLevels: listed }, { jobLevel })).toBe(
        eligible.includes(jobLevel) ? undefined : 'enrolment/not-eligible',
      )
  })
})

const lessons = [{ lessonId: 'a' }, { lessonId: 'o', optional: true }, { lessonId: 'b' }]
const studied = (lessonId: string, facts: Partial<StudiedLesson> = {}): StudiedLesson => ({
  lessonId,
  creditedTenths: 600,
  studiedAt: '2026-01-01',
  ...facts,
})

describe('a learner may withdraw', () => {
  test('from a course that is not completed, however much of it was studied', () => {
    for (const records of [[], [studied('a', { completedAt: '2026-01-02' })]])
      expect(withdrawProblem(courseStandingOf(lessons, records))).toBeUndefined()
  })
  test('not from a completed one, whose hours are in the ledger', () => {
    const records = ['a', 'b'].map((lessonId) => studied(lessonId, { completedAt: '2026-01-02' }))
    expect(withdrawProblem(courseStandingOf(lessons, records))).toBe('enrolment/already-completed')
  })
})

describe('the standing in a course of two required lessons and an optional one', () => {
  const untouched = {
    lessons: 2,
    lessonsCompleted: 0,
    creditedSeconds: 0,
    nextLessonId: 'a',
    completedAt: undefined,
    lastStudiedAt: undefined,
  }
  test.each<[string, StudiedLesson[], object]>([
    ['nothing studied', [], untouched],
    [
      'one lesson begun: it is the next one',
      [studied('b', { creditedTenths: 305 })],
      { lessonsCompleted: 0, creditedSeconds: 30, nextLessonId: 'b' },
    ],
    ['seconds are rounded down', [studied('a', { creditedTenths: 599 })], { creditedSeconds: 59 }],
    [
      'both begun: the one studied last is the next one',
      [studied('a', { studiedAt: '2026-01-02' }), studied('b', { studiedAt: '2026-01-03' })],
      { creditedSeconds: 120, nextLessonId: 'b', lastStudiedAt: '2026-01-03' },
    ],
    [
      'one completed: the other is the next one',
      [studied('a', { completedAt: '2026-01-02' })],
      { lessonsCompleted: 1, nextLessonId: 'b', completedAt: undefined },
    ],
    [
      'the optional one completed: no credit and no completion, but it was studied',
      [studied('o', { completedAt: '2026-01-02' })],
      { ...untouched, lastStudiedAt: '2026-01-01' },
    ],
    [
      'both completed: the course is completed at the later instant',
      [studied('a', { completedAt: '2026-01-03' }), studied('b', { completedAt: '2026-01-02' })],
      { lessonsCompleted: 2, creditedSeconds: 120, nextLessonId: undefined, completedAt: '2026-01-03' },
    ],
    [
      'a lesson of an older version does not count',
      [studied('gone', { completedAt: '2026-01-02' })],
      { lessonsCompleted: 0, creditedSeconds: 0 },
    ],
  ])('%s', (_, records, standing) => {
    expect(courseStandingOf(lessons, records)).toMatchObject(standing)
  })

  test('a course without required lessons is never completed', () => {
    const optional = [{ lessonId: 'o', optional: true }]
    expect(courseStandingOf(optional, [studied('o')])).toMatchObject({ lessons: 0, completedAt: undefined })
  })
})

describe('the open session', () => {
  const session = aSession({ revision: 5, creditedTenths: 600 })
  const record = { ...toLessonRecord(session), foldedRevision: 4, creditedTenths: 0 }
  const { courseId } = session
  test('replaces the older record of its lesson, and is added where there is none', () => {
    expect(withOpenSession([record], session, courseId)).toEqual([toLessonRecord(session)])
    expect(withOpenSession([], session, courseId)).toEqual([toLessonRecord(session)])
  })
  test('leaves a record of the same or a later revision, and other courses', () => {
    for (const foldedRevision of [5, 6])
      expect(withOpenSession([{ ...record, foldedRevision }], session, courseId)).toEqual([
        { ...record, foldedRevision },
      ])
    expect(withOpenSession([record], session, 'another course')).toEqual([record])
    expect(withOpenSession([record], undefined, courseId)).toEqual([record])
  })
})

test.each([
  [
    ['2026-01-01', '2026-01-03', '2026-01-02'],
    ['2026-01-03', '2026-01-02', '2026-01-01'],
  ],
  [
    ['', '2026-01-01', ''],
    ['2026-01-01', '', ''],
  ],
])('%j sorted with the latest first and absent ones last is %j', (instants, sorted) => {
  expect([...instants].sort(compareLatestFirst)).toEqual(sorted)
  expect(compareLatestFirst('2026-01-01', '2026-01-01')).toBe(0)
  const withAbsent = [
    compareLatestFirst('2026-01-01'),
    compareLatestFirst(undefined, '2026-01-01'),
    compareLatestFirst(),
  ]
  expect(withAbsent).toEqual([-1, 1, 0])
})
