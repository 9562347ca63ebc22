import { describe, expect, test } from '@jest/globals'
import { courseStandingOf, type StudiedLesson } from '@zhixing/shared/enrolment/rules'

const lessons = [{ lessonId: 'a' }, { lessonId: 'o', optional: true }, { lessonId: 'b' }]
const studied = (lessonId: string, facts: Partial<StudiedLesson> = {}): StudiedLesson => ({
  lessonId,
  creditedTenths: 600,
  studiedAt: '2026-01-01',
  ...facts,
})

const enrolment = { enrolledAt: '2026-01-01' }

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
    expect(courseStandingOf(lessons, records, enrolment)).toMatchObject(standing)
  })

  test('all completed before the version was taken up: completed at that moment, not before', () => {
    const records = ['a', 'b'].map((lessonId) => studied(lessonId, { completedAt: '2025-12-02' }))
    expect(courseStandingOf(lessons, records, enrolment).completedAt).toBe('2026-01-01')
  })

  test('a course without required lessons is never completed', () => {
    const optional = [{ lessonId: 'o', optional: true }]
    expect(courseStandingOf(optional, [studied('o')], enrolment)).toMatchObject({
      lessons: 0,
      completedAt: undefined,
    })
  })
})
