import { describe, expect, test } from '@jest/globals'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { ReviewState } from '@zhixing/shared/reviews/contract'
import { appealDeadline, isToldToLearner, maskName, reviewWorkflow } from '@zhixing/shared/reviews/rules'
import { refusalOf } from '@zhixing/shared/workflow/rules'
import { aReview, everyRole, now } from './review-steps'

describe('the learner', () => {
  test('sees a decision against them, and no other review', () => {
    expect(ReviewState.options.filter(isToldToLearner)).toEqual([
      'reversal-requested',
      'appealed',
      'appeal-upheld',
      'appeal-rejected',
    ])
  })

  const deadline = appealDeadline('2026-11-24T01:00:00.000Z', reviewPolicy)
  const cases: [string, ReviewState, string, string | undefined][] = [
    ['appeals within thirty days', 'reversal-requested', deadline, undefined],
    [
      'does not appeal a millisecond late',
      'reversal-requested',
      '2026-12-24T01:00:00.001Z',
      'reviews/appeal-closed',
    ],
    ['does not appeal twice', 'appealed', deadline, 'reviews/already-appealed'],
    ['does not appeal after the answer', 'appeal-rejected', deadline, 'reviews/already-appealed'],
    ['does not find an open review', 'open', deadline, 'reviews/not-found'],
    ['does not find a dismissed review', 'dismissed', deadline, 'reviews/not-found'],
  ]
  test.each(cases)('%s', (_, state, at, problem) => {
    expect(deadline).toBe('2026-12-24T01:00:00.000Z')
    const review = { ...aReview(state), appealUntil: deadline }
    const learner = { personId: 'learner', grants: [] }
    expect(refusalOf(reviewWorkflow, review, 'appeal', learner, new Date(at))).toBe(problem)
  })

  test('no other person appeals for the learner', () => {
    const review = { ...aReview('reversal-requested'), appealUntil: deadline }
    const other = { personId: 'other', grants: everyRole }
    expect(refusalOf(reviewWorkflow, review, 'appeal', other, now)).toBe('reviews/not-found')
  })

  test('appears in lists by surname only', () => {
    expect(['王小明', '欧阳娜', '𠮷田', '王', ''].map(maskName)).toEqual(['王**', '欧**', '𠮷*', '王', ''])
  })
})
