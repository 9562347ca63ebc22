import { describe, expect, test } from '@jest/globals'
import { policies, policyInUse, studyHoursOf } from '@zhixing/shared/policy/policies'

const now = new Date('2026-11-23T01:00:00.000Z')
const minutes = (n: number) => n * 60

describe('study hours of a course by the rule set in use', () => {
  test.each([
    ['no required lesson', 0, 0],
    ['a second', 1, 0.25],
    ['just below a quarter of an hour', minutes(15) - 1, 0.25],
    ['a quarter of an hour', minutes(15), 0.5],
    ['just below half an hour', minutes(30) - 1, 0.5],
    ['half an hour', minutes(30), 1],
    ['three hours', minutes(180), 1],
  ])('%s', (_, length, hours) => expect(studyHoursOf(length, policyInUse(now))).toBe(hours))

  test('a rule set without a conversion gives no hours', () => {
    expect(policies.map((policy) => studyHoursOf(minutes(60), policy))).toEqual([0, 1, 0])
  })
})
