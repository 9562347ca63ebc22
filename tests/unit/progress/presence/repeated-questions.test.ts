import { describe, expect, test } from '@jest/globals'
import { answerPresenceCheck } from '@zhixing/shared/progress/rules'
import {
  middlePlan as middle,
  openCheck as open,
  lenientPolicy as policy,
  studiedWithChecks as studied,
} from '../../../support/progress/lesson-with-checks'
import { secondsAfter } from '../../../support/progress/session'
import { questionAfter } from './asked-questions'

describe('a question', () => {
  test('that is not covered yet is replaced by a plain confirmation', () =>
    expect(
      questionAfter(studied(0, { provisionalTenths: 5990 }, { creditedTenths: 0 }), 1000, 1060),
    ).toBeUndefined())
  test('may be any of the lesson at its end, but not the last one again', () => {
    expect(
      questionAfter(
        studied(3540, { provisionalTenths: 600, questionId: 'early' }, { creditedTenths: 34_800 }),
        3540,
        3600,
      ),
    ).toBe('end')
    expect(
      questionAfter(
        studied(3540, { provisionalTenths: 600, questionId: 'end' }, { creditedTenths: 34_800 }),
        3540,
        3600,
      ),
    ).toBe('late')
  })
  test('that is the only one is repeated', () => {
    const only = { ...middle, questions: [{ questionId: 'end' }] }
    const session = studied(
      3600,
      { ...open, provisionalTenths: 600, questionId: 'end' },
      { creditedTenths: 35_400 },
    )
    expect(
      answerPresenceCheck(session, { number: 1, isRight: false }, secondsAfter(9), policy, only).next
        .presence,
    ).toMatchObject({
      number: 2,
      questionId: 'end',
    })
  })
})
