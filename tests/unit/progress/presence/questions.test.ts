import { describe, expect, test } from '@jest/globals'
import { advance } from '@zhixing/shared/progress/rules'
import {
  middlePlan as middle,
  lenientPolicy as policy,
  presenceState as presence,
  studiedWithChecks as studied,
} from '../../../support/progress/lesson-with-checks'
import { aSession, secondsAfter, secondsToIntervals } from '../../../support/progress/session'
import { questionAfter, questions } from './asked-questions'

describe('a question', () => {
  test('is asked only about what has been covered', () =>
    expect(questionAfter(studied(540), 540, 600)).toBe('early'))
  test.each<[string, [number, number], string | undefined]>([
    ['ends at', [0, 300], 'early'],
    ['stops just before', [0, 299], undefined],
    ['begins just after', [301, 601], undefined],
  ])('is asked where what was covered %s its moment: %j', (_, stretch, questionId) => {
    const session = aSession({
      lengthSeconds: 3600,
      presence: presence({ provisionalTenths: 6000 }),
      watched: secondsToIntervals(stretch),
    })
    const { next } = advance(session, secondsToIntervals(stretch), secondsAfter(700), policy, {
      ...middle,
      questions,
    })
    expect([next.presence?.number, next.presence?.questionId]).toEqual([1, questionId])
  })
  test.each<[string, [number, number][], string | undefined]>([
    [
      'in the one of two stretches that holds its moment',
      [
        [0, 60],
        [250, 350],
      ],
      'early',
    ],
    [
      'in the other of them',
      [
        [290, 310],
        [400, 960],
      ],
      'early',
    ],
    [
      'nowhere between them',
      [
        [0, 290],
        [310, 620],
      ],
      undefined,
    ],
  ])('is asked %s', (_, stretches, questionId) => {
    const session = aSession({
      lengthSeconds: 3600,
      presence: presence({ provisionalTenths: 6000 }),
      watched: secondsToIntervals(...stretches),
    })
    const { next } = advance(session, secondsToIntervals(...stretches), secondsAfter(700), policy, {
      ...middle,
      questions,
    })
    expect([next.presence?.number, next.presence?.questionId]).toEqual([1, questionId])
  })
})
