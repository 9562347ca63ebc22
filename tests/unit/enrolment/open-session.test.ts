import { describe, expect, test } from '@jest/globals'
import { compareLatestFirst } from '@zhixing/shared/enrolment/rules'
import { mergeSession } from '@zhixing/shared/study-records/lesson-records'
import { toLessonRecord } from '@zhixing/shared/study-records/session'
import { aSession } from '../../support/progress/session'

describe('the open session', () => {
  const session = aSession({ revision: 5, creditedTenths: 600 })
  const record = { ...toLessonRecord(session), foldedRevision: 4, creditedTenths: 0 }
  const { courseId } = session
  test('replaces the older record of its lesson, and is added where there is none', () => {
    expect(mergeSession([record], session, courseId)).toEqual([toLessonRecord(session)])
    expect(mergeSession([], session, courseId)).toEqual([toLessonRecord(session)])
  })
  test('leaves a record of the same or a later revision, and other courses', () => {
    for (const foldedRevision of [5, 6])
      expect(mergeSession([{ ...record, foldedRevision }], session, courseId)).toEqual([
        { ...record, foldedRevision },
      ])
    expect(mergeSession([record], session, 'another course')).toEqual([record])
    expect(mergeSession([record], undefined, courseId)).toEqual([record])
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
