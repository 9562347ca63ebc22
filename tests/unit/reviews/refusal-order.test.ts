import { describe, expect, test } from '@jest/globals'
import { ReviewAction, ReviewState } from '@zhixing/shared/reviews/contract'
import { mayViewReview, reviewWorkflow } from '@zhixing/shared/reviews/rules'
import fc from 'fast-check'
import { aReview, county, everyRole, grant, otherCounty, refusal } from './review-steps'

describe('who may take which step', () => {
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
          expect(refusal(review, action, 'learner', everyRole)).toBe('reviews/not-found')
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
