import { describe, expect, test } from '@jest/globals'
import type { Grant } from '@zhixing/shared/identity/role'
import type { ReviewState } from '@zhixing/shared/reviews/contract'
import { reviewWorkflow } from '@zhixing/shared/reviews/rules'
import { actionsOf } from '@zhixing/shared/workflow/rules'
import { aReview, county, everyRole, grant, now, otherCounty, province } from './review-steps'

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
    ['a dismissed review stays dismissed', 'dismissed', 'one', everyRole, []],
    ['a requested reversal is for its approver', 'reversal-requested', 'one', everyRole, []],
    [
      'another supervisor answers an appeal',
      'appealed',
      'other',
      [grant('supervisor', county)],
      ['uphold-appeal', 'reject-appeal'],
    ],
    ['a decider does not answer the appeal', 'appealed', 'decider', everyRole, []],
    ['an answer is final', 'appeal-rejected', 'other', everyRole, []],
  ]
  test.each(cases)('%s', (_, state, personId, grants, actions) => {
    expect(actionsOf(reviewWorkflow, aReview(state, ['decider']), { personId, grants }, now)).toEqual(actions)
  })
})
