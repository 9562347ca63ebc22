import { describe, expect, test } from '@jest/globals'
import {
  courseStandingOf,
  enrolProblem,
  type StudiedLesson,
  withdrawProblem,
} from '@zhixing/shared/enrolment/rules'
import { type JobLevel, jobLevels } from '@zhixing/shared/identity/role'

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

const enrolment = { enrolledAt: '2026-01-01' }

describe('a learner may withdraw', () => {
  test('from a course that is not completed, however much of it was studied', () => {
    for (const records of [[], [studied('a', { completedAt: '2026-01-02' })]])
      expect(withdrawProblem(courseStandingOf(lessons, records, enrolment))).toBeUndefined()
  })
  test('not from a completed one, whose hours are in the ledger', () => {
    const records = ['a', 'b'].map((lessonId) => studied(lessonId, { completedAt: '2026-01-02' }))
    expect(withdrawProblem(courseStandingOf(lessons, records, enrolment))).toBe('enrolment/already-completed')
  })
})
