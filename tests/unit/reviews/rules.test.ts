import { describe, expect, test } from '@jest/globals'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { ReviewAction, ReviewState } from '@zhixing/shared/reviews/contract'
import {
  appealDeadline,
  isToldToLearner,
  maskName,
  mayViewReview,
  reviewWorkflow,
  type WorkflowReview,
} from '@zhixing/shared/reviews/rules'
import { actionsOf, refusalOf } from '@zhixing/shared/workflow/rules'
import fc from 'fast-check'

const province = '01HPR0V1NCE0000000000000000/'
const county = `${province}01HC0VNTY00000000000000000/`
const otherCounty = `${province}01HC0VNTY00000000000000001/`
const now = new Date('2026-11-24T01:00:00.000Z')
const grant = (role: Role, scope: string): Grant => ({
  role,
  scope,
  organisationId: scope.slice(0, 26),
  organisationName: '某单位',
})
const aReview = (state: ReviewState, deciderIds: string[] = []): WorkflowReview => ({
  learnerId: 'learner',
  orgPath: county,
  state,
  deciderIds,
})
const refusal = (review: WorkflowReview, action: ReviewAction, personId: string, grants: Grant[]) =>
  refusalOf(reviewWorkflow, review, action, { personId, grants }, now)

describe('who may take which step', () => {
  const cases: [string, ReviewState, string, Grant[], string[]][] = [
    [
      'a supervisor of the county decides an open review',
      'open',
      'one',
      [grant('supervisor', county)],
      ['dismiss', 'request-reversal'],
    ],
    [
      'a supervisor of the province does too',
      'open',
      'one',
      [grant('supervisor', province)],
      ['dismiss', 'request-reversal'],
    ],
    ['a supervisor of another county does not', 'open', 'one', [grant('supervisor', otherCounty)], []],
    ['an approver does not', 'open', 'one', [grant('approver', province)], []],
    ['no one decides about themselves', 'open', 'learner', [grant('supervisor', province)], []],
    ['a dismissed review stays dismissed', 'dismissed', 'one', [grant('system', province)], []],
    [
      'a requested reversal is for its approver',
      'reversal-requested',
      'one',
      [grant('system', province)],
      [],
    ],
    [
      'another supervisor answers an appeal',
      'appealed',
      'other',
      [grant('supervisor', county)],
      ['uphold-appeal', 'reject-appeal'],
    ],
    ['a decider does not answer the appeal', 'appealed', 'decider', [grant('system', province)], []],
    ['an answer is final', 'appeal-rejected', 'other', [grant('system', province)], []],
  ]
  test.each(cases)('%s', (_, state, personId, grants, actions) => {
    expect(actionsOf(reviewWorkflow, aReview(state, ['decider']), { personId, grants }, now)).toEqual(actions)
  })

  test('outside the scope, and about oneself, no step tells anything about the state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ReviewState.options),
        fc.constantFrom(...ReviewAction.options),
        fc.constantFrom('learner', 'decider', 'other'),
        (state, action, personId) => {
          const review = aReview(state, ['decider'])
          expect(refusal(review, action, personId, [grant('supervisor', otherCounty)])).toBe(
            'reviews/not-found',
          )
          expect(refusal(review, action, 'learner', [grant('system', province)])).toBe('reviews/not-found')
        },
      ),
    )
    expect(mayViewReview(aReview('open'), 'other', [grant('supervisor', county)])).toBe(true)
  })

  test('the state is refused before the person', () => {
    const grants = [grant('supervisor', county)]
    expect(refusal(aReview('open', ['decider']), 'uphold-appeal', 'decider', grants)).toBe(
      'reviews/wrong-state',
    )
    expect(refusal(aReview('appealed', ['decider']), 'uphold-appeal', 'decider', grants)).toBe(
      'reviews/same-person',
    )
  })

  test('each step leads from one state to one state', () => {
    const steps = Object.entries(reviewWorkflow.steps)
    expect(steps.map(([action, { from, to }]) => `${action}: ${from} → ${to}`)).toEqual([
      'dismiss: open → dismissed',
      'request-reversal: open → reversal-requested',
      'appeal: reversal-requested → appealed',
      'uphold-appeal: appealed → appeal-upheld',
      'reject-appeal: appealed → appeal-rejected',
    ])
  })
})

describe('the learner', () => {
  test('is told of a decision against them, and of nothing else', () => {
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
    const other = { personId: 'other', grants: [grant('system', province)] }
    expect(refusalOf(reviewWorkflow, review, 'appeal', other, now)).toBe('reviews/not-found')
  })

  test('appears in lists by surname only', () => {
    expect(['王小明', '欧阳娜', '𠮷田', '王', ''].map(maskName)).toEqual(['王**', '欧**', '𠮷*', '王', ''])
  })
})
