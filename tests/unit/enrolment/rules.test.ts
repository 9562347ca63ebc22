import { describe, expect, test } from '@jest/globals'
import {
  compareLatestFirst,
  courseStandingOf,
  mayWithdraw,
  mustBeEligible,
  type StudiedLesson,
} from '@zhixing/shared/enrolment/rules'
import { type JobLevel, jobLevels } from '@zhixing/shared/identity/role'

describe('who may enrol: a course is open to the job levels it lists, one that lists none to all', () => {
  const table: [string, JobLevel[], JobLevel[]][] = [
    ['lists none', [], [...jobLevels]],
    ['lists one', ['section'], ['section']],
    ['lists two', ['bureau', 'division'], ['bureau', 'division']],
  ]
  test.each(table)('a course that %s', (_, listed, eligible) => {
    for (const jobLevel of jobLevels) {
      const enrol = () => mustBeEligible({ jobLevels: listed }, { jobLevel })
      if (eligible.includes(jobLevel)) expect(enrol).not.toThrow()
      else expect(enrol).toThrow('enrolment/not-eligible')
    }
  })
})

const required = [{ lessonId: 'a' }, { lessonId: 'o', optional: true }, { lessonId: 'b' }]
const studied = (lessonId: string, facts: Partial<StudiedLesson> = {}): StudiedLesson => ({
  lessonId,
  creditedTenths: 600,
  studiedAt: '2026-01-01',
  ...facts,
})

describe('who may withdraw', () => {
  test('anybody who has not completed the course, however far he is', () => {
    for (const rows of [[], [studied('a', { completedAt: '2026-01-02' })]])
      expect(() => mayWithdraw(courseStandingOf(required, rows))).not.toThrow()
  })
  test('nobody who has: the hours are in the ledger', () => {
    const rows = ['a', 'b'].map((lessonId) => studied(lessonId, { completedAt: '2026-01-02' }))
    expect(() => mayWithdraw(courseStandingOf(required, rows))).toThrow('enrolment/already-completed')
  })
})

describe('where a learner stands in a course of two required lessons and an optional one, with', () => {
  test.each<[string, StudiedLesson[], object]>([
    [
      'nothing studied',
      [],
      {
        lessons: 2,
        lessonsCompleted: 0,
        creditedSeconds: 0,
        nextLessonId: 'a',
        completedAt: undefined,
        lastStudiedAt: undefined,
      },
    ],
    [
      'one begun: it goes on there',
      [studied('b', { creditedTenths: 305 })],
      { lessonsCompleted: 0, creditedSeconds: 30, nextLessonId: 'b' },
    ],
    [
      'seconds that are not whole: rounded down',
      [studied('a', { creditedTenths: 599 })],
      { creditedSeconds: 59 },
    ],
    [
      'both begun: it goes on with the one studied last',
      [studied('a', { studiedAt: '2026-01-02' }), studied('b', { studiedAt: '2026-01-03' })],
      { creditedSeconds: 120, nextLessonId: 'b', lastStudiedAt: '2026-01-03' },
    ],
    [
      'one completed: it goes on with the other',
      [studied('a', { completedAt: '2026-01-02' })],
      { lessonsCompleted: 1, nextLessonId: 'b', completedAt: undefined },
    ],
    [
      'the optional one only: neither credit nor completion, but it was studied',
      [studied('o', { completedAt: '2026-01-02' })],
      {
        lessonsCompleted: 0,
        creditedSeconds: 0,
        nextLessonId: 'a',
        completedAt: undefined,
        lastStudiedAt: '2026-01-01',
      },
    ],
    [
      'both completed: the course is, on the later day',
      [studied('a', { completedAt: '2026-01-03' }), studied('b', { completedAt: '2026-01-02' })],
      { lessonsCompleted: 2, creditedSeconds: 120, nextLessonId: undefined, completedAt: '2026-01-03' },
    ],
    [
      'a lesson of an older version: it does not count',
      [studied('gone', { completedAt: '2026-01-02' })],
      { lessonsCompleted: 0, creditedSeconds: 0 },
    ],
  ])('%s', (_, rows, standing) => {
    expect(courseStandingOf(required, rows)).toMatchObject(standing)
  })

  test('no required lesson at all: nothing is ever completed', () => {
    expect(courseStandingOf([{ lessonId: 'o', optional: true }], [studied('o')])).toMatchObject({
      lessons: 0,
      completedAt: undefined,
    })
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
])('%j sorted, the latest first and nothing last, is %j', (instants, sorted) => {
  expect([...instants].sort(compareLatestFirst)).toEqual(sorted)
  expect(compareLatestFirst('2026-01-01', '2026-01-01')).toBe(0)
  expect([
    compareLatestFirst('2026-01-01'),
    compareLatestFirst(undefined, '2026-01-01'),
    compareLatestFirst(),
  ]).toEqual([-1, 1, 0])
})
